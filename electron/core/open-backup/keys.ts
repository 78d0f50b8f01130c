import { isCostInBounds, saltBytes } from '../vault/derivation-cost.ts';
import { deriveRecoveryKey, parseRecoveryCode } from '../vault/recovery-code.ts';
import { type Slot, unwrapDataKey } from '../vault/slots.ts';
import { argon2id } from './argon2id.ts';
import { Refused } from './refused.ts';

/** What a person opens a backup with. */
export type Secret =
  | { readonly type: 'passphrase'; readonly text: string }
  | { readonly type: 'recovery-code'; readonly text: string };

type PassphraseSlot = Extract<Slot, { type: 'passphrase' }>;

/**
 * Every data key that the secret unwraps from a backup's keyring: one, or two where the keys were being renewed. Throws
 * a sentence where there is none. `onProgress` hears how far the derivation of a passphrase's key is.
 */
export function dataKeysOf(
  keyring: unknown,
  secret: Secret,
  onProgress: (done: number, total: number) => void,
): readonly Buffer[] {
  const { vaultId, slots = [], rotation } = fieldsOf(keyring);
  const lists = [slots, fieldsOf(rotation).slots ?? []];
  const all = lists.flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  const fitting = all.filter((slot): slot is Slot => fieldsOf(slot).type === secret.type);
  const keys = fitting.flatMap((slot) => {
    const wrappingKey = wrappingKeyOf(slot, secret, onProgress);
    const key = unwrapDataKey(slot, wrappingKey, String(vaultId));
    wrappingKey.fill(0);
    return key ? [key] : [];
  });
  if (keys.length > 0) return keys;
  throw new Refused(
    secret.type === 'passphrase'
      ? 'This passphrase does not open the backup. It opens with the passphrase of the day it was made.'
      : 'This recovery code does not open the backup. It opens with the code of the day it was made.',
  );
}

function wrappingKeyOf(
  slot: Slot,
  secret: Secret,
  onProgress: (done: number, total: number) => void,
): Buffer {
  if (slot.type === 'passphrase') {
    const password = Buffer.from(secret.text.normalize('NFKC'), 'utf8');
    return argon2id({ password, ...costOf(slot) }, onProgress);
  }
  const code = parseRecoveryCode(secret.text);
  if (!code.ok) throw new Refused(code.failure.message);
  return deriveRecoveryKey(code.value);
}

/** A cost outside the bounds was not written by Casebook, and could stall the computer. */
function costOf(slot: PassphraseSlot): { salt: Buffer; memoryKiB: number; passes: number } {
  const { memoryKiB, passes } = slot;
  const salt = Buffer.from(String(slot.salt), 'base64url');
  const isInBounds = isCostInBounds({ memoryKiB, passes }) && salt.length === saltBytes;
  if (!isInBounds) throw new Refused('The keys in this backup are damaged.');
  return { salt, memoryKiB, passes };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
