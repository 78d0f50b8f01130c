/**
 * A program that saves until it is killed: it opens the journal named on its standard input and tells of each save
 * before it asks for it and again once it was answered.
 */
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { createApplication } from '../../electron/core/application.ts';
import type { ChannelName, Params } from '../../shared/contract/contract.ts';
import { testPlatform } from '../support/platform.ts';

/** What the program is told. */
export interface SavingOrder {
  readonly dataFolder: string;
  readonly passphrase: string;
  /** Makes every word it writes its own. */
  readonly round: number;
}

/** What the program tells: a save it asks for, one that was answered, or why it stopped. */
export type SavingReport =
  | {
      readonly type: 'asked' | 'saved';
      readonly id: string;
      readonly revision: number;
      readonly text: string;
    }
  | { readonly type: 'stopped'; readonly code: string };

const report = (what: SavingReport) => process.stdout.write(`${JSON.stringify(what)}\n`);

async function saveForEver({ dataFolder, passphrase, round }: SavingOrder): Promise<void> {
  const application = createApplication(testPlatform(dataFolder));
  const call = <Name extends ChannelName>(name: Name, params: Params<Name>) =>
    application.handle(name, params);
  await call('vault.unlock', { secret: { type: 'passphrase', passphrase } });
  const known: { id: string; revision: number }[] = [];
  for (let number = 0; ; number += 1) {
    const text = `round${round}save${number} ${'moved the cache to a host of its own '.repeat(1 + (number % 40))}`;
    const edited = number % 3 === 2 ? known[number % known.length] : undefined;
    const id =
      edited?.id ??
      `01950000-0000-7000-8${round.toString(16).padStart(3, '0')}-${number.toString(16).padStart(12, '0')}`;
    const revision = (edited?.revision ?? 0) + 1;
    report({ type: 'asked', id, revision, text });
    const answer = edited
      ? await call('entry.update', { id, revision: edited.revision, changes: { text } })
      : await call('entry.create', { id, kind: 'win', date: '2026-11-20', text });
    if (!answer.ok) {
      report({ type: 'stopped', code: answer.failure.code });
      await application.close();
      return;
    }
    if (edited) edited.revision = revision;
    else known.push({ id, revision });
    report({ type: 'saved', id, revision, text });
    // Long enough now and then for the log to be moved into the file between two saves.
    if (number % 50 === 49) await pause(320);
  }
}

// Where a test limits the size of files, a write beyond it must fail as on a full disk instead of ending the program.
process.on('SIGXFSZ', () => undefined);

createInterface({ input: process.stdin }).once('line', (line) => {
  void saveForEver(JSON.parse(line) as SavingOrder);
});
