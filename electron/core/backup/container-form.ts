import { createHmac } from 'node:crypto';
import { deriveKey } from '../vault/data-key.ts';

/** The first bytes of a backup's file: what it is and the version of its form. */
export const magic = 'CASEBOOK BACKUP 1\n';

/** How the file of a version to come begins. */
export const magicOfNewerVersion = /^CASEBOOK BACKUP ([2-9]|[1-9]\d{1,5})\n/;

/** The bytes that say how long the header is, after the magic. */
export const lengthBytes = 4;

/** The longest header that is read. */
export const longestHeader = 128 * 1024;

/** What proves that somebody with the data key wrote a header, by its one spelling without this proof. */
export function macOfHeader(unsigned: string, dataKey: Uint8Array): Buffer {
  const key = deriveKey(dataKey, 'backup authentication');
  try {
    return createHmac('sha256', key).update(unsigned, 'utf8').digest();
  } finally {
    key.fill(0);
  }
}
