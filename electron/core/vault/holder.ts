import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { ShellName } from '../platform.ts';
import { isSystemError } from '../system-error.ts';
import { journalFiles } from './journal-files.ts';

/** Who has a journal open. Only a name for a sentence: what keeps others out is the database's own lock. */
export interface Holder {
  readonly shell: ShellName;
  readonly pid: number;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Where other programs of the same person knock, where there is such a place. */
  readonly door?: string;
}

const storedHolder = v.object({
  shell: v.picklist(['desktop', 'browser', 'terminal'] satisfies ShellName[]),
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  since: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  host: v.string(),
  door: v.exactOptional(v.string()),
});

/** Who holds the journal in a folder: nobody when the process is gone, runs elsewhere or left something unreadable. */
export function readHolder(folder: string): Holder | undefined {
  const stored = readStored(folder);
  // Another computer's process ids mean nothing here.
  if (stored === undefined || stored.host !== hostname() || !isAlive(stored.pid)) return undefined;
  const { shell, pid, since, door } = stored;
  return { shell, pid, since, ...(door !== undefined && { door }) };
}

/** Names this process as the holder, whoever was named before: the caller has the database's lock. */
export function takeHolder(
  folder: string,
  shell: ShellName,
  now: number,
  door?: string,
): Result<Holder, 'not-writable'> {
  const { holder: file } = journalFiles(folder);
  const holder: Holder = { shell, pid: process.pid, since: now, ...(door !== undefined && { door }) };
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, `${JSON.stringify({ ...holder, host: hostname() })}\n`, { mode: 0o600 });
    renameSync(temporary, file);
    return ok(holder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail(
      'not-writable',
      'The journal’s folder cannot be written. Check that you may write to it and that the disk has room, then try again.',
    );
  }
}

/** Withdraws this process's name; another's stays. Never fails, so that it can run while the program ends. */
export function releaseHolder(folder: string): void {
  const stored = readStored(folder);
  if (stored?.pid !== process.pid || stored.host !== hostname()) return;
  try {
    rmSync(journalFiles(folder).holder, { force: true });
  } catch (error) {
    // Left behind, it is ignored as soon as this process is gone.
    if (!isSystemError(error)) throw error;
  }
}

/** Says who has the journal open and what to do; the time is that of the person's zone, with the day if it is another. */
export function busySentence(holder: Holder | undefined, now: number, zone: string): string {
  if (holder === undefined) {
    return 'Another program has this journal open. Close or lock it there, then try again.';
  }
  const since = sayTime(holder.since, now, zone);
  switch (holder.shell) {
    case 'desktop':
      return `Casebook’s desktop window has this journal open since ${since}. Close or lock it there, then try again.`;
    case 'browser':
      return `Casebook’s browser window has this journal open since ${since}. Close or lock it there, then try again.`;
    case 'terminal':
      return `A casebook command in a terminal has this journal open since ${since}. Let it finish or stop it, then try again.`;
  }
}

function sayTime(instant: number, now: number, zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(instant);
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'long' });
  return day.format(instant) === day.format(now) ? time : `${time} on ${day.format(instant)}`;
}

function readStored(folder: string): v.InferOutput<typeof storedHolder> | undefined {
  try {
    const parsed = v.safeParse(storedHolder, JSON.parse(readFileSync(journalFiles(folder).holder, 'utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error)) return undefined;
    throw error;
  }
}

/** Whether a process of this computer is running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's exists although it may not be signalled.
    return isSystemError(error) && error.code === 'EPERM';
  }
}
