import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Application, createApplication } from '../../electron/core/application.ts';
import type { Platform } from '../../electron/core/platform.ts';
import type { Answer, ChannelName, CoreEvent, Params } from '../../shared/contract/contract.ts';
import { succeeded } from './outcomes.ts';
import { testPlatform } from './platform.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The passphrase of every test's journal. */
export const passphrase = 'a lantern on the ninth stair';

/** A real application on a folder of the test's own. */
export interface TestApplication {
  readonly application: Application;
  readonly dataFolder: string;
  /** The folder of the journal that is current at first. */
  readonly journalFolder: string;
  /** Every event so far. */
  readonly events: CoreEvent[];
  call<Name extends ChannelName>(name: Name, params: Params<Name>): Promise<Answer<Name>>;
  /** The value of a call that must succeed. */
  value<Name extends ChannelName>(
    name: Name,
    params: Params<Name>,
  ): Promise<Extract<Answer<Name>, { ok: true }>['value']>;
}

/** Starts an application, locked and without a journal; it is closed and its folder removed when the test ends. */
export function startTestApplication(
  choice: Partial<Platform> = {},
  dataFolder: string = temporaryFolder(),
): TestApplication {
  const application = createApplication(testPlatform(dataFolder, choice));
  const events: CoreEvent[] = [];
  application.subscribe((event) => events.push(event));
  onTestFinished(() => application.close());
  const call = async <Name extends ChannelName>(name: Name, params: Params<Name>) =>
    (await application.handle(name, params)) as Answer<Name>;
  return {
    application,
    dataFolder,
    journalFolder: choice.fixedJournalFolder ?? join(dataFolder, 'journal'),
    events,
    call,
    value: async (name, params) => succeeded(await call(name, params)),
  };
}

/** An application with a journal just made and open. */
export async function startWithJournal(choice: Partial<Platform> = {}): Promise<TestApplication> {
  const started = startTestApplication(choice);
  await started.value('vault.create', { passphrase });
  return started;
}
