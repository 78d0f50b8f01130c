import { readFileSync } from 'node:fs';

const types = [
  'open',
  'create',
  'write',
  'truncate',
  'flush',
  'flush-folder',
  'rename',
  'remove',
  'link',
  'make-folder',
  'map',
  'mark',
] as const;

/** One change to a file or folder, or a mark the program set. */
export interface LogRecord {
  readonly type: (typeof types)[number];
  readonly path: string;
  /** Where a rename or a link leads. */
  readonly other: string;
  /** The file's number in its file system. */
  readonly file: number;
  /** Where a write begins, or the size a truncation leaves. */
  readonly offset: number;
  readonly bytes: Buffer;
}

const headBytes = 40;

/** Reads what the recording library told, in the order in which it happened. */
export function* readLog(log: string): Generator<LogRecord> {
  const told = readFileSync(log);
  let at = 0;
  const take = (length: number) => {
    at += length;
    return told.subarray(at - length, at);
  };
  while (at + headBytes <= told.length) {
    const head = take(headBytes);
    const type = types[head.readUInt32LE(0) - 1];
    if (type === undefined) throw new Error(`There is no record at byte ${at} of the log.`);
    const path = take(head.readUInt32LE(8)).toString();
    const other = take(head.readUInt32LE(12)).toString();
    const bytes = take(Number(head.readBigUInt64LE(16)));
    const file = Number(head.readBigUInt64LE(24));
    yield { type, path, other, file, offset: Number(head.readBigInt64LE(32)), bytes };
  }
}
