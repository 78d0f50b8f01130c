import { type FileHandle, open } from 'node:fs/promises';
import type { Failure } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { whyNotWritable } from './sentences.ts';

/** Why there is no new backup; those made before are as they were. */
export type MakeBackupCode = 'not-writable' | 'busy' | 'cancelled' | 'damaged' | 'internal';

/** Ends the making of a backup with a failure, which is a value outside. */
export class Stopped extends Error {
  readonly failure: Failure<MakeBackupCode>;
  constructor(failure: Failure<MakeBackupCode>) {
    super();
    this.failure = failure;
  }
}

/** Does work on one of the two disks that a backup needs, and stops with a sentence of its own where it refuses. */
export type Where = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Work beside the journal. */
export const intoJournalFolder: Where = (work) =>
  telling(
    work,
    (why) => `The backup needs room beside the journal for a moment, and ${why}. ${stayedSentence}`,
  );

/** Work in the backups' folder. */
export const intoBackupFolder: Where = (work) =>
  telling(work, (why) => `The backups’ folder cannot be written: ${why}. ${stayedSentence}`);

async function telling<Value>(work: () => Promise<Value>, sentence: (why: string) => string): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Stopped({ code: 'not-writable', message: sentence(whyNotWritable(error)) });
  }
}

/** Opens a file of the owner's alone, hands it on and closes it. */
export async function withFile<Value>(
  file: string,
  flags: 'r' | 'wx',
  where: Where,
  work: (handle: FileHandle) => Promise<Value>,
): Promise<Value> {
  return where(async () => {
    const handle = await open(file, flags, 0o600);
    try {
      return await work(handle);
    } finally {
      await handle.close();
    }
  });
}

const stayedSentence = 'The journal and the backups made before are as they were.';
