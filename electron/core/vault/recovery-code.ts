import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { deriveKey } from './data-key.ts';

/** The random bytes a recovery code carries: 160 bits. */
export const recoverySecretBytes = 20;

// Crockford's base 32: no I, L, O and U.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerCharacter = 5n;
const dataCharacters = 32;
const checkCharacters = 2;
const groupLength = 4;

/*
 * The check is the number's remainder modulo 1021, the greatest prime two characters can hold. One wrong character
 * changes the number by d·32^k with 0 < |d| < 32, two neighbours swapped by 31·d·32^k: a prime above 32 that does not
 * divide 31 divides neither. A wrong or swapped check character changes the check alone. Swapping the last data
 * character with the first check character shifts the difference by 33·d, which 1021 does not divide either.
 */
const checkModulus = 1021n;

/** Prints a recovery code: 32 characters and 2 check characters in groups of four with hyphens. */
export function formatRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== recoverySecretBytes)
    throw new RangeError('A recovery code carries exactly 20 bytes.');
  const number = BigInt(`0x${Buffer.from(secret).toString('hex')}`);
  const characters = encode(number, dataCharacters) + encode(number % checkModulus, checkCharacters);
  return (characters.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join('-');
}

/**
 * Reads a typed recovery code into its 20 bytes, forgiving case, hyphens, spaces, O for 0, and I and L for 1.
 * Any single wrong character and any two neighbours swapped are noticed. The failure never repeats what was typed.
 */
export function parseRecoveryCode(typed: string): Result<Buffer, 'wrong-recovery-code'> {
  const characters = typed
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}\u2212]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const strange = [...characters].findIndex((character) => !alphabet.includes(character));
  if (strange !== -1) {
    return fail(
      'wrong-recovery-code',
      `Character ${strange + 1} is none that a recovery code uses: it has only digits and letters, without U. Compare it with the printed code.`,
    );
  }
  if (characters.length !== dataCharacters + checkCharacters) {
    return fail(
      'wrong-recovery-code',
      `A recovery code has ${dataCharacters + checkCharacters} characters, this one has ${characters.length}. Compare it with the printed code.`,
    );
  }
  const number = decode(characters.slice(0, dataCharacters));
  if (decode(characters.slice(dataCharacters)) !== number % checkModulus) {
    return fail(
      'wrong-recovery-code',
      'There is a slip in this recovery code: a wrong character, or two that changed places. Compare it with the printed code.',
    );
  }
  return ok(Buffer.from(number.toString(16).padStart(recoverySecretBytes * 2, '0'), 'hex'));
}

/** The 32-byte wrapping key of a recovery code; its 160 random bits need no slow derivation. */
export function deriveRecoveryKey(secret: Uint8Array): Buffer {
  return deriveKey(secret, 'recovery code wrapping');
}

function encode(number: bigint, length: number): string {
  let text = '';
  let rest = number;
  for (let place = 0; place < length; place += 1) {
    text = alphabet.charAt(Number(rest & 31n)) + text;
    rest >>= bitsPerCharacter;
  }
  return text;
}

function decode(characters: string): bigint {
  let number = 0n;
  for (const character of characters) {
    number = (number << bitsPerCharacter) | BigInt(alphabet.indexOf(character));
  }
  return number;
}
