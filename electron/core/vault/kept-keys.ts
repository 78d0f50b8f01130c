import { deriveKey } from './data-key.ts';
import { unwrapKey, type WrappedKey, wrapKey } from './wrapped-key.ts';

/** What a key kept under a data key is; a key of one kind never opens as another. */
export type KeptKey = 'former drop box' | 'next data key' | 'previous data key';

/** Wraps a key so that whoever has the data key has it too. */
export function keepKey(key: Uint8Array, dataKey: Uint8Array, vaultId: string, kind: KeptKey): WrappedKey {
  const wrappingKey = deriveKey(dataKey, 'wrapping of kept keys');
  try {
    return wrapKey(key, wrappingKey, boundTo(vaultId, kind));
  } finally {
    wrappingKey.fill(0);
  }
}

/** A key that was kept under this data key, or nothing when it was kept under another or changed since. */
export function keptKey(
  kept: WrappedKey,
  dataKey: Uint8Array,
  vaultId: string,
  kind: KeptKey,
): Buffer | undefined {
  const wrappingKey = deriveKey(dataKey, 'wrapping of kept keys');
  try {
    return unwrapKey(kept, wrappingKey, boundTo(vaultId, kind));
  } finally {
    wrappingKey.fill(0);
  }
}

function boundTo(vaultId: string, kind: KeptKey): string {
  return JSON.stringify(['casebook kept key', 1, vaultId, kind]);
}
