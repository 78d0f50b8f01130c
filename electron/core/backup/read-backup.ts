import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fail, type Result } from '../../../shared/domain/result/result.ts';
import { isSystemError } from '../system-error.ts';
import { parseHeader, type ReadHeader } from './container.ts';
import { lengthBytes, longestHeader, magic, magicOfNewerVersion } from './container-form.ts';
import { damagedSentence, newerVersionSentence, notABackupSentence } from './sentences.ts';

/** Why a file cannot be read as a backup, before any key is tried. */
export type ReadBackupCode = 'not-found' | 'unreadable' | 'not-a-backup' | 'backup-damaged' | 'newer-version';

/** A backup's open file, with its head read and its length right. */
export interface OpenBackup extends ReadHeader {
  readonly handle: FileHandle;
  /** Where the database's bytes begin. */
  readonly bodyStart: number;
  /** The length of the whole file. */
  readonly bytes: number;
}

const headStart = magic.length + lengthBytes;

/** Opens a backup's file, hands it on and closes it. A link is never followed, a pipe never waited for. */
export async function withBackup<Value, Code extends string = never>(
  file: string,
  work: (backup: OpenBackup) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | ReadBackupCode>> {
  let handle: FileHandle;
  try {
    // Absent on Windows, where neither is needed.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    handle = await open(file, flags);
  } catch (error) {
    return notOpened(error);
  }
  try {
    const opened = await readHead(handle).catch(notOpened);
    return opened.ok ? await work(opened.value) : opened;
  } finally {
    await handle.close();
  }
}

async function readHead(handle: FileHandle): Promise<Result<OpenBackup, ReadBackupCode>> {
  const found = await handle.stat();
  if (!found.isFile()) return fail('not-a-backup', notABackupSentence);
  const head = await readExactly(handle, 0, headStart);
  const start = head?.toString('latin1', 0, magic.length);
  if (head === undefined || start !== magic) {
    return magicOfNewerVersion.test(start ?? '')
      ? fail('newer-version', newerVersionSentence)
      : fail('not-a-backup', notABackupSentence);
  }
  const headerBytes = head.readUInt32BE(magic.length);
  // Looked at before anything of that size is made.
  const isClaimCredible = headerBytes <= longestHeader && headStart + headerBytes <= found.size;
  const bytes = isClaimCredible ? await readExactly(handle, headStart, headerBytes) : undefined;
  if (bytes === undefined) return fail('backup-damaged', damagedSentence);
  const parsed = parseHeader(bytes);
  if (!parsed.ok) return parsed;
  const bodyStart = headStart + headerBytes;
  if (parsed.value.header.databaseBytes !== found.size - bodyStart) {
    return fail('backup-damaged', damagedSentence);
  }
  return { ok: true, value: { ...parsed.value, handle, bodyStart, bytes: found.size } };
}

async function readExactly(handle: FileHandle, start: number, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, start + done);
    if (bytesRead === 0) return undefined;
    done += bytesRead;
  }
  return bytes;
}

function notOpened(error: unknown): Result<never, 'not-found' | 'unreadable' | 'not-a-backup'> {
  if (!isSystemError(error)) throw error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return fail('not-found', 'There is no such file. Check its name, and that its disk is plugged in.');
  }
  if (error.code === 'ELOOP' || error.code === 'EISDIR' || error.code === 'ENXIO') {
    return fail('not-a-backup', notABackupSentence);
  }
  return fail(
    'not-found',
    'This file cannot be read. Check that you may read it, and that its disk is sound.',
  );
}
