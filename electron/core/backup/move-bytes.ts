import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { isSystemError } from '../system-error.ts';

const pieceBytes = 1024 * 1024;

/** Which bytes are read, where they go, and who is told how far it is. */
export interface Move {
  readonly from: FileHandle;
  readonly start: number;
  readonly bytes: number;
  /** Written to its end where it is given; only hashed otherwise. */
  readonly to?: FileHandle;
  readonly signal?: AbortSignal | undefined;
  advance?(bytes: number): void;
}

/**
 * Hashes bytes of a file, and copies them where that is asked, piece by piece. Answers the SHA-256 of what was read,
 * which is not what was hoped for where the file ends too early or its disk cannot read it. Throws when the signal
 * says to stop, and what the system says where it refuses to write.
 */
export async function moveBytes({ from, start, bytes, to, signal, advance }: Move): Promise<Buffer> {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(Math.min(pieceBytes, bytes));
  let done = 0;
  while (done < bytes) {
    signal?.throwIfAborted();
    const wanted = Math.min(piece.length, bytes - done);
    const bytesRead = await readSome(from, piece, wanted, start + done);
    if (bytesRead === 0) break;
    const read = piece.subarray(0, bytesRead);
    hash.update(read);
    if (to) await to.appendFile(read);
    done += bytesRead;
    advance?.(bytesRead);
  }
  return hash.digest();
}

/** A piece that the disk cannot read ends the file: whoever compares the hash finds that it is not whole. */
async function readSome(from: FileHandle, piece: Buffer, wanted: number, position: number): Promise<number> {
  try {
    return (await from.read(piece, 0, wanted, position)).bytesRead;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return 0;
  }
}

/** Adds up what several steps have done and tells it as a part of the whole. */
export function progressOf(
  total: number,
  onProgress: ((done: number, total: number) => void) | undefined,
): (bytes: number) => void {
  let done = 0;
  return (bytes) => {
    done = Math.min(total, done + bytes);
    onProgress?.(done, total);
  };
}
