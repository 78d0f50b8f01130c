import { type Argon2id, argon2id } from './argon2id.ts';

/** What one guess at a passphrase costs: memory in KiB and passes over it. */
export interface DerivationCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** The cost of a new passphrase: 256 MiB, three passes. */
export const defaultDerivationCost: DerivationCost = { memoryKiB: 256 * 1024, passes: 3 };

/** The cheapest and the dearest derivation that is ever run, whatever a file asks for. */
export const derivationBounds = {
  memoryKiB: { least: 64 * 1024, most: 1024 * 1024 },
  passes: { least: 3, most: 10 },
} as const;

/** The length of a passphrase's salt. */
export const saltBytes = 32;

/** Whether a cost is neither too cheap to protect nor so dear that it would stall the computer. */
export function isCostInBounds({ memoryKiB, passes }: DerivationCost): boolean {
  return isWithin(memoryKiB, derivationBounds.memoryKiB) && isWithin(passes, derivationBounds.passes);
}

function isWithin(value: number, { least, most }: { least: number; most: number }): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/**
 * The 32-byte wrapping key of a passphrase: Argon2id v1.3 over its NFKC form, so that the same characters typed on
 * another keyboard give the same key. Throws before any derivation when the cost or the salt is out of bounds.
 */
export async function derivePassphraseKey(
  passphrase: string,
  salt: Uint8Array,
  cost: DerivationCost,
  derive: Argon2id = argon2id,
): Promise<Buffer> {
  if (!isCostInBounds(cost)) throw new RangeError('The cost of the key derivation is out of bounds.');
  if (salt.length !== saltBytes) throw new RangeError(`A passphrase’s salt has exactly ${saltBytes} bytes.`);
  const password = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  try {
    return await derive({ password, salt, memoryKiB: cost.memoryKiB, passes: cost.passes });
  } finally {
    password.fill(0);
  }
}
