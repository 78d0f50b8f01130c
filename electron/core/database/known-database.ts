import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from './connect.ts';
import { isDiskRefusal } from './storage-failure.ts';

// SQLCipher 4 by its published design: pages of 4,096 bytes, the first with a salt in the place of SQLite's first 16
// bytes; AES-256-CBC over the rest but the last 80 bytes, which are the vector and an HMAC-SHA512 of what was
// encrypted, the vector and the page's number; its key by two rounds of PBKDF2 over the salt with every byte xor 0x3a.
const pageBytes = 4096;
const saltBytes = 16;
const vectorAt = pageBytes - 80;
const hmacAt = vectorAt + 16;

const key = Buffer.from('4b1d6f0ce5a7932881fc4e5d60b3a2971ce80f74d926ba5503f1e8c47d9ab216', 'hex');
const salt = Buffer.from('9c0fe41d72b85a360d4f81e6c3a9752b', 'hex');
const vector = Buffer.from('37d2c8560bfa914e8ad3650f2be97c14', 'hex');

const writtenHere = 0x00c0ffee;
const writtenByDriver = 0x0ddba11;
const versionAt = 60;

/**
 * Lets the driver read a database that was put together without it, and write into it, and answers the two numbers
 * read on either side: eight bytes, which must be `knownNumbers`. Nothing where no temporary file can be written.
 */
export function numbersOfKnownDatabase(): Buffer | undefined {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'casebook-self-test-'));
    const file = join(folder, 'known.db');
    writeFileSync(file, encrypted(emptyDatabase()), { mode: 0o600 });
    const connection = connect(file, key);
    const read = Number(connection.pragma('user_version', { simple: true }));
    connection.pragma(`user_version = ${writtenByDriver}`);
    connection.close();
    return numbers(read, decrypted(readFileSync(file)).readUInt32BE(versionAt));
  } catch (error) {
    if (isDiskRefusal(error)) return undefined;
    throw error;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** What `numbersOfKnownDatabase` answers where the driver does what it should. */
export const knownNumbers = numbers(writtenHere, writtenByDriver);

function numbers(first: number, second: number): Buffer {
  const both = Buffer.alloc(8);
  both.writeUInt32BE(first, 0);
  both.writeUInt32BE(second, 4);
  return both;
}

/** The first and only page of a SQLite database without a table, with room for the vector and the HMAC. */
function emptyDatabase(): Buffer {
  const page = Buffer.alloc(pageBytes);
  page.write('SQLite format 3\0', 'latin1');
  page.writeUInt16BE(pageBytes, 16);
  page.set([1, 1, 80, 64, 32, 32], 18);
  page.writeUInt32BE(1, 24);
  page.writeUInt32BE(1, 28);
  page.writeUInt32BE(4, 44);
  page.writeUInt32BE(1, 56);
  page.writeUInt32BE(writtenHere, versionAt);
  page.writeUInt32BE(1, 92);
  page.set([13], 100);
  page.writeUInt16BE(vectorAt, 105);
  return page;
}

function encrypted(plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
  const body = Buffer.concat([cipher.update(plain.subarray(saltBytes, vectorAt)), cipher.final(), vector]);
  return Buffer.concat([salt, body, hmacOf(body)]);
}

function decrypted(page: Buffer): Buffer {
  if (!hmacOf(page.subarray(saltBytes, hmacAt)).equals(page.subarray(hmacAt))) {
    throw new Error('The driver wrote a page without its authentication.');
  }
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(vectorAt, hmacAt)).setAutoPadding(
    false,
  );
  const body = [decipher.update(page.subarray(saltBytes, vectorAt)), decipher.final()];
  return Buffer.concat([Buffer.alloc(saltBytes), ...body]);
}

function hmacOf(body: Buffer): Buffer {
  const hmacKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  );
  const pageNumber = Buffer.from([1, 0, 0, 0]);
  return createHmac('sha512', hmacKey).update(body).update(pageNumber).digest();
}
