import { expect, test } from 'vitest';
import type { Argon2idInput } from '../../../../electron/core/vault/argon2id.ts';
import {
  type DerivationCost,
  defaultDerivationCost,
  derivePassphraseKey,
  isCostInBounds,
} from '../../../../electron/core/vault/passphrase-key.ts';
import { cheapest } from './vault-fixtures.ts';

const salt = Buffer.alloc(32, 7);
const MiB = 1024;

/** Stands where the derivation is and notes what would have been derived. */
function recorder() {
  const derived: (Argon2idInput & { text: string })[] = [];
  const derive = async (input: Argon2idInput) => {
    derived.push({ ...input, text: Buffer.from(input.password).toString('utf8') });
    return Buffer.alloc(32, 1);
  };
  return { derived, derive };
}

test.each<[string, DerivationCost]>([
  ['too little memory', { memoryKiB: 64 * MiB - 1, passes: 3 }],
  ['too much memory', { memoryKiB: 1024 * MiB + 1, passes: 3 }],
  ['too few passes', { memoryKiB: 64 * MiB, passes: 2 }],
  ['too many passes', { memoryKiB: 64 * MiB, passes: 11 }],
  ['half a pass', { memoryKiB: 64 * MiB, passes: 3.5 }],
  ['no number', { memoryKiB: Number.NaN, passes: 3 }],
  ['no end', { memoryKiB: 64 * MiB, passes: Number.POSITIVE_INFINITY }],
  ['negative memory', { memoryKiB: -256 * MiB, passes: 3 }],
])('refuses %s before any derivation', async (_, cost) => {
  const { derived, derive } = recorder();
  await expect(derivePassphraseKey('a passphrase', salt, cost, derive)).rejects.toThrow(RangeError);
  expect(derived).toEqual([]);
});

test.each([0, 16, 31, 33])('refuses a salt of %i bytes before any derivation', async (length) => {
  const { derived, derive } = recorder();
  await expect(derivePassphraseKey('a passphrase', Buffer.alloc(length), cheapest, derive)).rejects.toThrow(
    RangeError,
  );
  expect(derived).toEqual([]);
});

test('overwrites the passphrase’s bytes even when the derivation fails', async () => {
  const seen: Uint8Array[] = [];
  const derive = async ({ password }: Argon2idInput): Promise<Buffer> => {
    seen.push(password);
    throw new Error('out of memory');
  };
  await expect(derivePassphraseKey('a passphrase', salt, cheapest, derive)).rejects.toThrow('out of memory');
  expect(seen.map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true]);
});

test('never says the passphrase in an error', async () => {
  const failure = await derivePassphraseKey('correct horse', salt, { memoryKiB: 1, passes: 1 }).catch(String);
  expect(failure).not.toContain('horse');
});

test('characters typed in another way give the same key', async () => {
  const { derived, derive } = recorder();
  await derivePassphraseKey('Zoe\u0308 \uFB01n \u212B', salt, cheapest, derive);
  await derivePassphraseKey('Zo\u00EB fin \u00C5', salt, cheapest, derive);
  expect(derived[0]?.text).toBe(derived[1]?.text);
  expect(await derivePassphraseKey('Zoe\u0308', salt, cheapest)).toEqual(
    await derivePassphraseKey('Zo\u00EB', salt, cheapest),
  );
});

test('case and blanks of a passphrase count', async () => {
  const { derived, derive } = recorder();
  for (const passphrase of ['Passphrase', 'passphrase', ' passphrase', 'pass phrase']) {
    await derivePassphraseKey(passphrase, salt, cheapest, derive);
  }
  expect(new Set(derived.map(({ text }) => text)).size).toBe(4);
});

test('the cost of a new passphrase is 256 MiB and three passes', () => {
  expect(defaultDerivationCost).toEqual({ memoryKiB: 262_144, passes: 3 });
  expect(isCostInBounds(defaultDerivationCost)).toBe(true);
  expect(isCostInBounds({ memoryKiB: 1024 * MiB, passes: 10 })).toBe(true);
});
