import { createHash, timingSafeEqual } from 'node:crypto';
import {
  lengthBytes,
  longestHeader,
  macOfHeader,
  magic,
  magicOfNewerVersion,
} from '../backup/container-form.ts';
import { Refused } from './refused.ts';

/** A backup's file taken apart; nothing of it is proven yet but that the database's bytes fit their digest. */
export interface Container {
  readonly head: Readonly<Record<string, unknown>>;
  readonly database: Buffer;
}

/** Takes a backup's file apart, or throws why not. */
export function readContainer(file: Buffer): Container {
  const start = file.subarray(0, magic.length).toString('latin1');
  if (start !== magic) {
    throw new Refused(
      magicOfNewerVersion.test(start)
        ? 'A newer version of Casebook wrote this backup. Use the reader that lies beside it.'
        : 'This file is not a backup of Casebook.',
    );
  }
  const headAt = magic.length + lengthBytes;
  const headBytes = file.length >= headAt ? file.readUInt32BE(magic.length) : longestHeader + 1;
  if (headBytes > longestHeader || headAt + headBytes > file.length) throw new Refused(damagedSentence);
  const head = parseHead(file.subarray(headAt, headAt + headBytes).toString('utf8'));
  const database = file.subarray(headAt + headBytes);
  if (head.version !== 1) throw new Refused('A newer version of Casebook wrote this backup.');
  if (head.databaseBytes !== database.length) throw new Refused(damagedSentence);
  const digest = createHash('sha256').update(database).digest('base64url');
  if (head.databaseSha256 !== digest) throw new Refused(damagedSentence);
  return { head, database };
}

/** Whether whoever wrote the backup had the journal's own key. */
export function isAuthentic({ head }: Container, dataKey: Uint8Array): boolean {
  const { mac, ...rest } = head;
  const expected = macOfHeader(JSON.stringify(rest), dataKey);
  const stored = Buffer.from(String(mac), 'base64url');
  return stored.length === expected.length && timingSafeEqual(stored, expected);
}

function parseHead(text: string): Readonly<Record<string, unknown>> {
  try {
    const head: unknown = JSON.parse(text);
    if (typeof head === 'object' && head !== null && !Array.isArray(head)) return { ...head };
  } catch {
    // Said below, as for every other head that is none.
  }
  throw new Refused(damagedSentence);
}

const damagedSentence = 'This backup is damaged or was cut short. Try an older one.';
