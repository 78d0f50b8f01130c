import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  deriveRecoveryKey,
  formatRecoveryCode,
  parseRecoveryCode,
} from '../../../../electron/core/vault/recovery-code.ts';
import { codeFrom } from './vault-fixtures.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
const plain = (secret: Uint8Array) => formatRecoveryCode(secret).replaceAll('-', '');
const put = (code: string, place: number, character: string) =>
  code.slice(0, place) + character + code.slice(place + 1);

test('every single wrong character is noticed, at every place', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const code = plain(secret);
      for (let place = 0; place < code.length; place += 1) {
        for (const character of alphabet) {
          if (character === code[place]) continue;
          expect(parseRecoveryCode(put(code, place, character)).ok).toBe(false);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('every swap of two neighbours is noticed, at every place', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const code = plain(secret);
      for (let place = 0; place + 1 < code.length; place += 1) {
        const [left = '', right = ''] = [code[place], code[place + 1]];
        if (left === right) continue;
        expect(parseRecoveryCode(put(put(code, place, right), place + 1, left)).ok).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

test('a lost or a doubled character is noticed', () => {
  fc.assert(
    fc.property(secrets, fc.nat({ max: 33 }), (secret, place) => {
      const code = plain(secret);
      expect(parseRecoveryCode(code.slice(0, place) + code.slice(place + 1)).ok).toBe(false);
      expect(parseRecoveryCode(code.slice(0, place) + code[place] + code.slice(place)).ok).toBe(false);
    }),
  );
});

test.each([
  '',
  '-',
  'hello',
  'U'.repeat(34),
  '0'.repeat(33),
  '0'.repeat(35),
  '💥'.repeat(17),
  `${'0'.repeat(33)}é`,
])('refuses %j', (typed) => {
  expect(codeFrom(parseRecoveryCode(typed))).toBe('wrong-recovery-code');
});

test('refuses anything at all without throwing, and never repeats it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 8, maxLength: 100 }), (typed) => {
      const parsed = parseRecoveryCode(typed);
      expect(parsed.ok || !parsed.failure.message.includes(typed)).toBe(true);
    }),
  );
});

test('a printed code is read back, however it is typed', () => {
  const habits: readonly ((code: string) => string)[] = [
    (code) => code,
    (code) => code.toLowerCase(),
    (code) => code.replaceAll('-', ''),
    (code) => code.replaceAll('-', ' '),
    (code) => ` ${code.replaceAll('-', '–')}\n`,
    (code) => code.replaceAll('0', 'O'),
    (code) => code.replaceAll('0', 'o'),
    (code) => code.replaceAll('1', 'I'),
    (code) => code.replaceAll('1', 'l'),
    (code) => code.replaceAll('1', 'L'),
  ];
  fc.assert(
    fc.property(secrets, fc.constantFrom(...habits), (secret, habit) => {
      const parsed = parseRecoveryCode(habit(formatRecoveryCode(secret)));
      expect(parsed).toEqual({ ok: true, value: Buffer.from(secret) });
    }),
    { numRuns: 2000 },
  );
});

test('a code is 34 characters in groups of four', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      expect(formatRecoveryCode(secret)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{2}$/);
    }),
  );
  expect(formatRecoveryCode(Buffer.alloc(20))).toBe('0000-0000-0000-0000-0000-0000-0000-0000-00');
  expect(() => formatRecoveryCode(Buffer.alloc(16))).toThrow(RangeError);
});

test('the wrapping key depends on every bit of the code', () => {
  const secret = Buffer.from('00112233445566778899aabbccddeeff01234567', 'hex');
  const keys = new Set([deriveRecoveryKey(secret).toString('hex')]);
  for (let bit = 0; bit < 160; bit += 1) {
    const flipped = Buffer.from(secret);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    keys.add(deriveRecoveryKey(flipped).toString('hex'));
  }
  expect(keys.size).toBe(161);
});
