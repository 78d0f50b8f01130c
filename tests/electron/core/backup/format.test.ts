import { createDecipheriv, createHash, createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3-multiple-ciphers';
import { argon2id } from 'hash-wasm';
import { expect, test } from 'vitest';
import { readerText } from '../../../../electron/core/backup/reader-text.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { journalToBackUp, passphrase } from './backup-fixtures.ts';

/*
 * A reader written from docs/backup-format.md alone, and hence without a line of the program's own cryptography: what
 * the document says is what the program writes.
 */

type Slot = Readonly<Record<string, never>> & { readonly type: string };
interface Keyring {
  readonly vaultId: string;
  readonly dropBox: string;
  readonly slots: readonly Slot[];
  readonly mac: string;
  readonly checksum: string;
}
const unpadded = (text: string) => Buffer.from(text, 'base64url');
const derived = (secret: Buffer, label: string) =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), label, 32));

function readContainer(bytes: Buffer) {
  expect(bytes.toString('latin1', 0, 18)).toBe('CASEBOOK BACKUP 1\n');
  const end = 22 + bytes.readUInt32BE(18);
  const text = bytes.toString('utf8', 22, end);
  const header = JSON.parse(text) as Record<string, never>;
  const signed = `${text.slice(0, text.lastIndexOf(',"mac":"'))}}`;
  return { header, signed, database: bytes.subarray(end) };
}

async function wrappingKeyOf(slot: Slot, secret: string): Promise<Buffer> {
  if (slot.type === 'passphrase') {
    const key = await argon2id({
      password: secret.normalize('NFKC'),
      salt: unpadded(slot.salt ?? ''),
      parallelism: 1,
      iterations: Number(slot.passes),
      memorySize: Number(slot.memoryKiB),
      hashLength: 32,
      outputType: 'binary',
    });
    return Buffer.from(key);
  }
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const code = secret.toUpperCase().replace(/[- ]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const numberOf = (text: string) =>
    [...text].reduce((sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)), 0n);
  const number = numberOf(code.slice(0, 32));
  expect(numberOf(code.slice(32))).toBe(number % 1021n);
  const bytes = Buffer.from(number.toString(16).padStart(40, '0'), 'hex');
  return derived(bytes, 'casebook recovery code wrapping v1');
}

function unwrap(slot: Slot, wrappingKey: Buffer, vaultId: string): Buffer {
  const metadata = metadataOf(slot);
  const wrapped = unpadded(slot.wrapped ?? '');
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, unpadded(slot.iv ?? ''));
  decipher.setAAD(Buffer.from(JSON.stringify(['casebook slot', 1, vaultId, ...metadata])));
  decipher.setAuthTag(wrapped.subarray(32));
  return Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()]);
}

function metadataOf(slot: Slot): readonly unknown[] {
  const names = ['algorithm', 'version', 'lanes', 'memoryKiB', 'passes', 'salt'];
  return [slot.type, ...names.flatMap((name) => (name in slot ? [slot[name]] : []))];
}

function signedTextOf({ vaultId, dropBox, slots }: Keyring): string {
  const list = slots.map((slot) => [...metadataOf(slot), slot.iv, slot.wrapped]);
  return JSON.stringify(['casebook keyring', 2, vaultId, dropBox, list, [], null]);
}

function decrypt(database: Buffer, key: Buffer): Buffer {
  const salt = database.subarray(0, 16);
  const macKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  );
  const plain = Buffer.from(database);
  for (let page = 1; page * 4096 <= database.length; page += 1) {
    const bytes = database.subarray((page - 1) * 4096, page * 4096);
    const start = page === 1 ? 16 : 0;
    const number = Buffer.alloc(4);
    number.writeUInt32LE(page);
    const mac = createHmac('sha512', macKey).update(bytes.subarray(start, 4032)).update(number).digest();
    expect(mac.equals(bytes.subarray(4032))).toBe(true);
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(4016, 4032)).setAutoPadding(false);
    const opened = Buffer.concat([decipher.update(bytes.subarray(start, 4016)), decipher.final()]);
    opened.copy(plain, (page - 1) * 4096 + start);
  }
  plain.write('SQLite format 3\0', 'latin1');
  return plain;
}

test('a reader written from the document opens a backup, with the passphrase and with the code', async () => {
  const { write, backUp, recoveryCode } = await journalToBackUp();
  write('Settled the contract: “größer” als gedacht.');
  for (let number = 0; number < 30; number += 1) write(`Entry ${number}. ${'word '.repeat(900)}`);
  const { header, signed, database } = readContainer(readFileSync((await backUp()).file));
  const keyring = header.keyring as unknown as Keyring;
  const { vaultId, slots } = keyring;
  const keys: Buffer[] = [];
  for (const [type, secret] of [
    ['passphrase', passphrase],
    ['recovery-code', recoveryCode.toLowerCase()],
  ] as const) {
    const slot = slots.find((each) => each.type === type) as Slot;
    keys.push(unwrap(slot, await wrappingKeyOf(slot, secret), vaultId));
  }
  const [dataKey = Buffer.alloc(0), again] = keys;
  expect(again?.equals(dataKey)).toBe(true);

  const keyringText = signedTextOf(keyring);
  const keyringKey = derived(dataKey, 'casebook keyring authentication v1');
  expect(createHmac('sha256', keyringKey).update(keyringText).digest('base64url')).toBe(keyring.mac);
  const checksum = createHash('sha256').update(keyringText).update(keyring.mac).digest('base64url');
  expect(checksum).toBe(keyring.checksum);

  const macKey = derived(dataKey, 'casebook backup authentication v1');
  expect(createHmac('sha256', macKey).update(signed).digest('base64url')).toBe(header.mac);
  expect(createHash('sha256').update(database).digest('base64url')).toBe(header.databaseSha256);
  expect(database.length).toBe(header.databaseBytes);

  const file = join(temporaryFolder(), 'plain.db');
  writeFileSync(file, decrypt(database, derived(dataKey, 'casebook database v1')));
  const plain = new Driver(file, { readonly: true });
  expect(plain.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(plain.pragma('user_version', { simple: true })).toBe(header.schemaVersion);
  const texts = plain.prepare('SELECT text FROM entry ORDER BY id').pluck().all();
  expect(texts).toHaveLength(32);
  expect(texts[1]).toBe('Settled the contract: “größer” als gedacht.');
  plain.close();
});

test('another program that knows SQLCipher 4 opens the database with the raw key', async () => {
  const { backUp, dataKey } = await journalToBackUp();
  const { database } = readContainer(readFileSync((await backUp()).file));
  const file = join(temporaryFolder(), 'taken-out.db');
  writeFileSync(file, database);
  const other = new Driver(file, { readonly: true });
  other.pragma(`cipher='sqlcipher'`);
  other.pragma('legacy=4');
  other.pragma(`key = "x'${derived(dataKey, 'casebook database v1').toString('hex')}'"`);
  expect(other.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(1);
  other.close();
});

test('the text beside the backups names every label, and fits a narrow window', () => {
  for (const label of [
    'casebook recovery code wrapping v1',
    'casebook backup authentication v1',
    'casebook database v1',
    'CASEBOOK BACKUP 1',
    '"casebook slot",1,',
  ]) {
    expect(readerText).toContain(label);
  }
  expect(Math.max(...readerText.split('\n').map((line) => line.length))).toBeLessThanOrEqual(121);
});
