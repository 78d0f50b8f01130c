import { timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { backupReasons } from '../../../shared/contract/backup-channels.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { checkKeyring, isUndamaged, type StoredKeyring } from '../vault/keyring.ts';
import { lengthBytes, longestHeader, macOfHeader, magic } from './container-form.ts';
import { damagedSentence, newerVersionSentence } from './sentences.ts';

const containerVersion = 1;
const hashBytes = 32;

const hash = v.pipe(
  v.string(),
  v.check((text) => {
    const bytes = Buffer.from(text, 'base64url');
    return bytes.length === hashBytes && bytes.toString('base64url') === text;
  }),
);

const count = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(Number.MAX_SAFE_INTEGER));

const instant = v.pipe(v.string(), v.check(isInstant));

const storedHeader = v.strictObject({
  format: v.literal('casebook backup'),
  version: v.literal(containerVersion),
  createdAt: instant,
  reason: v.picklist(backupReasons),
  schemaVersion: count(0),
  keyring: v.unknown(),
  databaseBytes: count(1),
  databaseSha256: hash,
  mac: hash,
});

const newerHeader = v.looseObject({
  format: v.literal('casebook backup'),
  version: v.pipe(v.number(), v.integer(), v.gtValue(containerVersion)),
});

/** What a backup's header says; the keyring is that of its day, exactly as it was stored. */
export type BackupHeader = v.InferOutput<typeof storedHeader>;

/** The header before it is signed. */
export type UnsignedHeader = Omit<BackupHeader, 'format' | 'version' | 'mac'>;

/** A header with its keyring, both in good form; only the key tells who wrote them. */
export interface ReadHeader {
  readonly header: BackupHeader & { readonly createdAt: UtcInstant };
  readonly keyring: StoredKeyring;
}

/** Signs a header with a key derived from the data key. */
export function signHeader(unsigned: UnsignedHeader, dataKey: Uint8Array): BackupHeader {
  const contents = { format: 'casebook backup', version: containerVersion, ...unsigned } as const;
  return { ...contents, mac: macOf(contents, dataKey).toString('base64url') };
}

/** Whether somebody who knew the data key wrote exactly this header, and so named exactly this database. */
export function isSignedBy(header: BackupHeader, dataKey: Uint8Array): boolean {
  return timingSafeEqual(Buffer.from(header.mac, 'base64url'), macOf(header, dataKey));
}

/** The first bytes of a file with this header: everything before the database. */
export function printHead(header: BackupHeader): Buffer {
  const text = Buffer.from(printHeader(header), 'utf8');
  if (text.length > longestHeader) throw new RangeError('The header of a backup is too long.');
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(text.length);
  return Buffer.concat([Buffer.from(magic, 'latin1'), length, text]);
}

/** Reads a header: every field known, in its place and spelled in the one way it is written. */
export function parseHeader(bytes: Uint8Array): Result<ReadHeader, 'backup-damaged' | 'newer-version'> {
  const text = Buffer.from(bytes).toString('utf8');
  const json = parseJson(text);
  const parsed = v.safeParse(storedHeader, json);
  if (!parsed.success) {
    return v.is(newerHeader, json)
      ? fail('newer-version', newerVersionSentence)
      : fail('backup-damaged', damagedSentence);
  }
  const header = parsed.output;
  // What is signed is the one spelling: a flipped bit that reads the same must not pass unseen.
  if (printHeader(header) !== text) return fail('backup-damaged', damagedSentence);
  const keyring = checkKeyring(header.keyring);
  if (!keyring.ok) {
    return keyring.failure.code === 'newer-version'
      ? fail('newer-version', newerVersionSentence)
      : fail('backup-damaged', damagedSentence);
  }
  if (!isUndamaged(keyring.value)) return fail('backup-damaged', damagedSentence);
  return ok({
    header: { ...header, createdAt: header.createdAt as UtcInstant },
    keyring: keyring.value,
  });
}

/** The one spelling of a header: its fields in this order, without spaces. */
function printHeader({ mac, ...header }: Omit<BackupHeader, 'mac'> & { readonly mac?: string }): string {
  const { format, version, createdAt, reason, schemaVersion, keyring, databaseBytes, databaseSha256 } =
    header;
  const signed = {
    format,
    version,
    createdAt,
    reason,
    schemaVersion,
    keyring,
    databaseBytes,
    databaseSha256,
  };
  return JSON.stringify({ ...signed, mac });
}

function macOf(header: Omit<BackupHeader, 'mac'>, dataKey: Uint8Array): Buffer {
  const { mac: _, ...unsigned } = header as BackupHeader;
  return macOfHeader(printHeader(unsigned), dataKey);
}

function isInstant(text: string): boolean {
  const epochMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString() === text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
