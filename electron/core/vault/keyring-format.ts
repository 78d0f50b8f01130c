import * as v from 'valibot';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { derivationBounds, saltBytes } from './passphrase-key.ts';
import { ivBytes, wrappedBytes } from './wrapped-key.ts';
import { x25519Bytes } from './x25519.ts';

/** The format this program writes, and the newest it reads. */
export const keyringVersion = 2;

/** How many drop boxes of earlier data keys a keyring keeps at most: the newest ones. */
export const mostFormerDropBoxes = 16;

const longestKeyring = 64 * 1024;

/** The most bytes that a keychain may make of a wrapping key. */
export const longestProtectedKey = 4 * 1024;

const hashBytes = 32;

function decoded(text: string): number | undefined {
  const bytes = Buffer.from(text, 'base64url');
  // The re-encoding makes the spelling unique: unused bits of a last character would otherwise pass unseen.
  return bytes.toString('base64url') === text ? bytes.length : undefined;
}

const bytes = (length: number) =>
  v.pipe(
    v.string(),
    v.check((text) => decoded(text) === length),
  );

const protectedKey = v.pipe(
  v.string(),
  v.check((text) => {
    const length = decoded(text);
    return length !== undefined && length > 0 && length <= longestProtectedKey;
  }),
);

const between = ({ least, most }: { least: number; most: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const wrappedKey = { iv: bytes(ivBytes), wrapped: bytes(wrappedBytes) };

const passphraseSlot = v.strictObject({
  type: v.literal('passphrase'),
  algorithm: v.literal('argon2id'),
  version: v.literal(19),
  lanes: v.literal(1),
  memoryKiB: between(derivationBounds.memoryKiB),
  passes: between(derivationBounds.passes),
  salt: bytes(saltBytes),
  ...wrappedKey,
});

const recoveryCodeSlot = v.strictObject({
  type: v.literal('recovery-code'),
  algorithm: v.literal('hkdf-sha256'),
  ...wrappedKey,
});

const keychainSlot = v.strictObject({
  type: v.literal('system-keychain'),
  backend: v.pipe(v.string(), v.check(isBackendName)),
  protectedKey,
  ...wrappedKey,
});

/** Whether a keyring can name this backend of a keychain. */
export function isBackendName(name: string): boolean {
  return /^[\w.-]{1,64}$/.test(name);
}

const isOneOfAType = (slots: readonly { readonly type: string }[]) =>
  new Set(slots.map(({ type }) => type)).size === slots.length;

// What the system's keychain forgets nobody can type: it is never the only way in.
const canBeTyped = (slots: readonly { readonly type: string }[]) =>
  slots.some(({ type }) => type !== 'system-keychain');

const slots = v.pipe(
  v.array(v.variant('type', [passphraseSlot, recoveryCodeSlot, keychainSlot])),
  v.check((list) => isOneOfAType(list)),
  v.check((list) => canBeTyped(list)),
);

// In the order in which the file has them: what is parsed is printed again when the other copy is mended.
const head = { format: v.literal('casebook keyring') };
const vaultId = v.pipe(
  v.string(),
  v.uuid(),
  v.check((id) => id === id.toLowerCase()),
);
const foot = { mac: bytes(hashBytes), checksum: bytes(hashBytes) };

const storedKeyring = v.variant('version', [
  v.strictObject({
    ...head,
    version: v.literal(1),
    vaultId,
    slots: v.pipe(
      v.array(v.variant('type', [passphraseSlot, recoveryCodeSlot])),
      v.minLength(1),
      v.check((list) => isOneOfAType(list)),
    ),
    ...foot,
  }),
  v.strictObject({
    ...head,
    version: v.literal(2),
    vaultId,
    dropBox: bytes(x25519Bytes),
    slots,
    formerDropBoxes: v.exactOptional(
      v.pipe(v.array(v.strictObject(wrappedKey)), v.minLength(1), v.maxLength(mostFormerDropBoxes)),
    ),
    rotation: v.exactOptional(
      v.strictObject({
        slots,
        next: v.strictObject(wrappedKey),
        previous: v.strictObject(wrappedKey),
        mac: bytes(hashBytes),
      }),
    ),
    ...foot,
  }),
]);

const newerKeyring = v.looseObject({
  format: v.literal('casebook keyring'),
  version: v.pipe(v.number(), v.integer(), v.gtValue(keyringVersion)),
});

/** A keyring as it lies in a file. The checksum tells damage from a wrong secret; only the MAC proves who wrote it. */
export type StoredKeyring = v.InferOutput<typeof storedKeyring>;

/** Reads a keyring's file: every field known, well-formed and within bounds, before anything is derived from it. */
export function parseKeyring(text: string): Result<StoredKeyring, 'damaged' | 'newer-version'> {
  return checkKeyring(text.length <= longestKeyring ? parseJson(text) : undefined);
}

/** The same for a keyring that lies in another file, such as a backup, and was parsed with it. */
export function checkKeyring(json: unknown): Result<StoredKeyring, 'damaged' | 'newer-version'> {
  const parsed = v.safeParse(storedKeyring, json);
  if (parsed.success) return ok(parsed.output);
  if (v.is(newerKeyring, json)) return fail('newer-version', 'A newer version of Casebook wrote these keys.');
  return fail('damaged', 'The file with the journal’s keys is damaged.');
}

/** The text of a keyring's file. */
export function printKeyring(keyring: StoredKeyring): string {
  return `${JSON.stringify(keyring, null, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
