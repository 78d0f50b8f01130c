import { createCipheriv, createHmac, diffieHellman, hkdfSync } from 'node:crypto';
import { knownNumbers, numbersOfKnownDatabase } from '../database/known-database.ts';
import { type Argon2id, argon2id } from './argon2id.ts';
import { x25519PrivateKey, x25519PublicKey } from './x25519.ts';

/** A primitive with what its published test vector must give. */
interface KnownAnswer {
  readonly name: string;
  readonly expected: string;
  /** Nothing where the answer cannot be had here, which proves nothing either way. */
  compute(): Uint8Array | undefined | Promise<Uint8Array>;
}

const hex = (text: string) => Buffer.from(text, 'hex');

const knownAnswers = (derive: Argon2id): readonly KnownAnswer[] => [
  {
    // The Galois/Counter Mode of Operation (McGrew and Viega), test case 16.
    name: 'AES-256-GCM',
    expected:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
    compute() {
      const key = hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
      const cipher = createCipheriv('aes-256-gcm', key, hex('cafebabefacedbaddecaf888'), {
        authTagLength: 16,
      });
      cipher.setAAD(hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'));
      const plain = hex(
        'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
      );
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
  },
  {
    // RFC 5869, test case 1.
    name: 'HKDF-SHA256',
    expected: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    compute() {
      const salt = hex('000102030405060708090a0b0c');
      return new Uint8Array(
        hkdfSync('sha256', Buffer.alloc(22, 0x0b), salt, hex('f0f1f2f3f4f5f6f7f8f9'), 42),
      );
    },
  },
  {
    // RFC 4231, test case 2.
    name: 'HMAC-SHA256',
    expected: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    compute: () => createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest(),
  },
  {
    // The reference implementation's own tests: Argon2id v1.3, 256 KiB, two passes, one lane.
    name: 'Argon2id',
    expected: '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
    compute: () =>
      derive({ password: Buffer.from('password'), salt: Buffer.from('somesalt'), memoryKiB: 256, passes: 2 }),
  },
  {
    // RFC 7748, section 6.1.
    name: 'X25519',
    expected: '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
    compute() {
      const privateKey = x25519PrivateKey(
        hex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'),
      );
      const publicKey = x25519PublicKey(
        hex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'),
      );
      return diffieHellman({ privateKey, publicKey });
    },
  },
  {
    // A database put together after SQLCipher's published design, read and written by the driver with a raw key.
    name: 'SQLCipher',
    expected: knownNumbers.toString('hex'),
    compute: numbersOfKnownDatabase,
  },
];

/**
 * Computes a published test vector with every primitive the vault relies on, and throws the name of the first that
 * gives anything else: a journal must not be written with, or called damaged because of, broken cryptography.
 */
export async function selfTest(derive: Argon2id = argon2id): Promise<void> {
  for (const { name, expected, compute } of knownAnswers(derive)) {
    let actual: Uint8Array | undefined;
    try {
      actual = await compute();
    } catch (error) {
      throw new Error(selfTestSentence(name), { cause: error });
    }
    if (actual && Buffer.from(actual).toString('hex') !== expected) throw new Error(selfTestSentence(name));
  }
}

let proven: Promise<void> | undefined;

/** The same, once for this process: before the first key is made, or opened with a secret. */
export function provePrimitives(): Promise<void> {
  proven ??= selfTest();
  return proven;
}

function selfTestSentence(name: string): string {
  return `Casebook stopped: ${name} does not work correctly on this computer. No journal was touched. Install Casebook again, or use another computer.`;
}
