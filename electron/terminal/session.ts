import { resolve } from 'node:path';
import type { ValueOf } from '../../shared/contract/channel.ts';
import type { Answer, ChannelName, Contract, Params } from '../../shared/contract/contract.ts';
import { fail, type Result } from '../../shared/domain/result/result.ts';
import type { Application } from '../core/application.ts';
import type { Doors } from './doors.ts';
import type { GlobalOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { printError } from './output.ts';
import { passphraseOf } from './passphrase.ts';
import { notice } from './progress.ts';
import { closeOnSignal } from './signals.ts';

/** A call to check before the journal is opened, so that a slip costs no passphrase and no waiting. */
export type Intent = {
  [Name in ChannelName]: readonly [name: Name, params: Params<Name>];
}[ChannelName];

/** Composes the core for this command and closes it afterwards, whatever happens. */
export async function withCore(
  options: GlobalOptions,
  work: (doors: Doors) => Promise<Outcome>,
): Promise<Outcome> {
  const { createTerminalCore } = await import('./application.ts');
  const { application, folder } = await createTerminalCore(namedFolder(options));
  const forget = closeOnSignal(() => application.close());
  try {
    return await work({ call: callerOf(application), folder, subscribe: application.subscribe });
  } finally {
    await application.close();
    await printWarnings(application);
    forget();
  }
}

/** Says on standard error what a window would show until it is dismissed: this program's end would forget it. */
async function printWarnings(application: Application): Promise<void> {
  const told = (await application.handle('vault.notices', {})) as Answer<'vault.notices'>;
  if (!told.ok) return;
  for (const { tone, message } of told.value.notices) if (tone === 'warning') printError(message);
}

/**
 * Opens the journal, does the work and closes it again; nothing is opened when the intent is not valid. A journal
 * that a window or another command has open is worked on through that program.
 */
export function withJournal(
  options: GlobalOptions,
  intent: Intent,
  work: (doors: Doors) => Promise<Outcome>,
): Promise<Outcome> {
  return withCore(options, async (doors) => {
    const refused = await refusalOf(doors, intent);
    if (refused) return refused;
    const absent = await absence(doors);
    if (absent) return absent;
    const passphrase = await passphraseOf(options);
    if (!passphrase.ok) return passphrase;
    const secret = { type: 'passphrase', passphrase: passphrase.value } as const;
    const { openOrVisit } = await import('./way-in.ts');
    const opened = await showing('Opening the journal…', () => openOrVisit(doors, secret));
    if (!opened.ok) return opened;
    try {
      return await work(opened.value.doors);
    } finally {
      opened.value.leave();
    }
  });
}

/** Opens the journal, makes one call and hands its value on. */
export function callOnce<Name extends ChannelName>(
  options: GlobalOptions,
  name: Name,
  params: Params<Name>,
  work: (value: ValueOf<Contract[Name]>) => Promise<Outcome>,
): Promise<Outcome> {
  // A pair of a name and its own params is one of the pairs an intent may be; the compiler cannot tell.
  return withJournal(options, [name, params] as unknown as Intent, async (doors) => {
    const answer: Result<ValueOf<Contract[Name]>, string> = await doors.call(name, params);
    return answer.ok ? work(answer.value) : answer;
  });
}

/** The refusal where the folder holds no journal; nothing where it does. */
export async function absence({ call, folder }: Doors): Promise<Outcome | undefined> {
  const status = await call('vault.status', {});
  if (!status.ok) return status;
  return status.value.state === 'absent' ? noJournalIn(folder) : undefined;
}

/** The refusal of a folder that holds no journal. */
export function noJournalIn(folder: string): Outcome & { readonly ok: false } {
  return fail(
    'absent',
    `There is no journal in ${folder}. Make one with \`casebook init\`, or name its folder with --journal.`,
  );
}

/** Says on a terminal what takes a moment while it is done. */
export async function showing<Value>(text: string, work: () => Promise<Value>): Promise<Value> {
  const shown = notice(text);
  try {
    return await work();
  } finally {
    shown.clear();
  }
}

/** The folder that was named for this run; nothing where the program's own is meant. */
export function namedFolder(options: GlobalOptions): string | undefined {
  const named = options.journal ?? (process.env.CASEBOOK_JOURNAL || undefined);
  return named === undefined ? undefined : resolve(named);
}

function callerOf(application: Application): Doors['call'] {
  // The core checks params and answers by the same declaration the types come from.
  return async <Name extends ChannelName>(name: Name, params: Params<Name>) =>
    (await application.handle(name, params)) as Answer<Name>;
}

/** The border checks what comes in before it looks for an open journal, so a locked one can already be asked. */
async function refusalOf(doors: Doors, [name, params]: Intent): Promise<Outcome | undefined> {
  const answer: Result<unknown, string> = await doors.call(name, params);
  return !answer.ok && answer.failure.code === 'invalid-params' ? answer : undefined;
}
