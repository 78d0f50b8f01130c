/**
 * A program that does what it is told to a journal and tells of each step before it begins and again once it was
 * answered: on its standard output, or to the recording library where one is loaded.
 */
import { cpSync, openSync, readFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { createApplication } from '../../electron/core/application.ts';
import type { Answer, ChannelName, Params } from '../../shared/contract/contract.ts';
import { testPlatform } from '../support/platform.ts';
import { entryIdOf } from './entry-ids.ts';
import type { DiskFailure, Report, SavingOrder, Step } from './saving-order.ts';

const control = process.env.CASEBOOK_RECORD_CONTROL ?? '';
const marks = control === '' ? undefined : openSync(control, 'a');

/** Tells, and waits until it is told: a reader that lags behind must not miss what was answered. */
async function report(what: Report): Promise<void> {
  const line = `${JSON.stringify(what)}\n`;
  if (marks !== undefined) writeSync(marks, line);
  else await new Promise<void>((resolve) => process.stdout.write(line, () => resolve()));
}

/** Has the recording library let calls fail from the k-th on. */
function failAt(k: number, { of, answer, lasts }: DiskFailure): void {
  if (marks === undefined) throw new Error('Nothing can fail without the recording library.');
  writeSync(marks, `fail ${of} ${k} ${constants.errno[answer]} ${lasts}`);
}

/** Ends the failures; answers how many there were. */
function failNoMore(): number {
  if (marks !== undefined) writeSync(marks, 'fail nothing');
  return Number(readFileSync(control, 'utf8'));
}

/** Thrown by a step that was refused: the program tells why and ends. */
class Refused extends Error {}

function startSaving(dataFolder: string, round: number) {
  const application = createApplication(testPlatform(dataFolder));
  const known: { id: string; revision: number }[] = [];
  let number = 0;
  let passphrase = '';
  let recoveryCode = '';

  async function call<Name extends ChannelName>(name: Name, params: Params<Name>) {
    const answer = (await application.handle(name, params)) as Answer<Name>;
    if (!answer.ok) throw new Refused(answer.failure.code);
    return answer.value as Extract<Answer<Name>, { ok: true }>['value'];
  }

  async function saveOnce(): Promise<void> {
    const text = `round${round}save${number} ${'moved the cache to a host of its own '.repeat(1 + (number % 40))}`;
    const edited = number % 3 === 2 ? known[number % known.length] : undefined;
    const id = edited?.id ?? entryIdOf(round, number);
    const revision = (edited?.revision ?? 0) + 1;
    number += 1;
    await report({ type: 'asked', id, revision, text });
    if (edited) await call('entry.update', { id, revision: edited.revision, changes: { text } });
    else await call('entry.create', { id, kind: 'win', date: '2026-11-20', text });
    if (edited) edited.revision = revision;
    else known.push({ id, revision });
    await report({ type: 'saved', id, revision, text });
  }

  async function saveAgainAndAgain(times: number): Promise<void> {
    for (let saved = 1; saved <= times; saved += 1) {
      await saveOnce();
      // Long enough now and then for the log to be moved into the file between two saves.
      if (saved % 50 === 0) await pause(320);
    }
  }

  async function changePassphrase(): Promise<void> {
    const newPassphrase = `a lantern on the stair ${number}`;
    number += 1;
    await report({ type: 'changing-passphrase', passphrase: newPassphrase });
    await call('vault.change-passphrase', {
      secret: { type: 'recovery-code', code: recoveryCode },
      newPassphrase,
    });
    passphrase = newPassphrase;
    await report({ type: 'changed-passphrase' });
  }

  async function dropOnce(): Promise<void> {
    const id = entryIdOf(round, number);
    const text = `round${round}drop${number} with the journal locked`;
    number += 1;
    await call('drop.add', { id, kind: 'win', date: '2026-11-20', text });
    await report({ type: 'dropped', id, revision: 1, text });
  }

  /** A step that failed may have left the journal closed. */
  async function openAgain(): Promise<void> {
    if ((await call('vault.status', {})).state === 'unlocked') return;
    const unlocked = await application.handle('vault.unlock', {
      secret: { type: 'recovery-code', code: recoveryCode },
    });
    if (!unlocked.ok) await call('vault.unlock', { secret: { type: 'passphrase', passphrase } });
  }

  async function failAgainAndAgain(step: Extract<Step, { do: 'fail' }>): Promise<void> {
    const { failure, work, stride, copies } = step;
    for (let k = 1; ; k += k < 7 ? 1 : stride) {
      failAt(k, failure);
      const code = await codeOf(() => takeAll(work));
      const failures = failNoMore();
      const copy = join(copies, String(k));
      cpSync(dataFolder, copy, { recursive: true });
      await report({ type: 'failed', k, failures, code, copy });
      if (failures === 0) return;
      await openAgain();
    }
  }

  async function takeAll(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await take(step);
  }

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case 'create':
        passphrase = step.passphrase;
        await report({ type: 'creating', passphrase });
        ({ recoveryCode } = await call('vault.create', { passphrase }));
        return report({ type: 'created', recoveryCode });
      case 'unlock':
        recoveryCode = step.recoveryCode ?? recoveryCode;
        await call('vault.unlock', { secret: { type: 'recovery-code', code: recoveryCode } });
        return;
      case 'save':
        return saveAgainAndAgain(step.times);
      case 'drop':
        for (let dropped = 0; dropped < step.times; dropped += 1) await dropOnce();
        return;
      case 'change-passphrase':
        return changePassphrase();
      case 'rotate-keys':
        await report({ type: 'rotating-keys' });
        ({ recoveryCode } = await call('vault.rotate-keys', { passphrase }));
        return report({ type: 'rotated-keys', recoveryCode });
      case 'back-up': {
        await report({ type: 'backing-up' });
        const { name } = await call('backup.make', {});
        return report({ type: 'backed-up', name });
      }
      case 'pause':
        await pause(step.ms);
        return;
      case 'lock':
        await call('vault.lock', {});
        return;
      case 'fail':
        return failAgainAndAgain(step);
    }
  }
  return { takeAll, close: () => application.close() };
}

/** What a step was refused with; null where it was done. */
async function codeOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

async function follow({ dataFolder, round, steps }: SavingOrder): Promise<void> {
  const { takeAll, close } = startSaving(dataFolder, round);
  const code = await codeOf(() => takeAll(steps));
  if (code !== null) await report({ type: 'stopped', code });
  await close();
}

// Where a test limits the size of files, a write beyond it must fail as on a full disk instead of ending the program.
process.on('SIGXFSZ', () => undefined);

createInterface({ input: process.stdin }).once('line', (line) => {
  void follow(JSON.parse(line) as SavingOrder).then(() => process.stdin.destroy());
});
