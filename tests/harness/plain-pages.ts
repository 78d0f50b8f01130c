import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const pageBytes = 4096;
/** At the end of every page: the vector it was encrypted with, then its authentication code. */
const reservedBytes = 80;
const vectorBytes = 16;
/** The first page begins with the file's salt, which is not encrypted. */
const saltBytes = 16;
const logHeadBytes = 32;
const frameHeadBytes = 24;

function decrypted(page: Buffer, key: Buffer, start: number): Buffer {
  const vector = page.subarray(pageBytes - reservedBytes, pageBytes - reservedBytes + vectorBytes);
  const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
  return Buffer.concat([decipher.update(page.subarray(start, pageBytes - reservedBytes)), decipher.final()]);
}

/** Every page of an encrypted database in plain bytes, free ones included, read without SQLite. */
export function plainPages(file: string, key: Buffer): Buffer[] {
  const bytes = readFileSync(file);
  const pages: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pageBytes) {
    pages.push(decrypted(bytes.subarray(at, at + pageBytes), key, at === 0 ? saltBytes : 0));
  }
  return pages;
}

/** Every page that lies in the database's log in plain bytes; none where there is no log. */
export function plainLogPages(file: string, key: Buffer): Buffer[] {
  const log = `${file}-wal`;
  if (!existsSync(log)) return [];
  const bytes = readFileSync(log);
  const pages: Buffer[] = [];
  for (
    let at = logHeadBytes;
    at + frameHeadBytes + pageBytes <= bytes.length;
    at += frameHeadBytes + pageBytes
  ) {
    const page = bytes.subarray(at + frameHeadBytes, at + frameHeadBytes + pageBytes);
    pages.push(decrypted(page, key, bytes.readUInt32BE(at) === 1 ? saltBytes : 0));
  }
  return pages;
}

/** How often a word stands in these pages, in UTF-8 or UTF-16, in small letters or as it is written. */
export function countIn(pages: readonly Buffer[], word: string): number {
  const sought = [...new Set([word, word.toLowerCase()])].flatMap((form) =>
    (['utf8', 'utf16le'] as const).map((encoding) => Buffer.from(form, encoding)),
  );
  let count = 0;
  for (const page of pages) {
    for (const bytes of sought) {
      for (let at = page.indexOf(bytes); at >= 0; at = page.indexOf(bytes, at + 1)) count += 1;
    }
  }
  return count;
}
