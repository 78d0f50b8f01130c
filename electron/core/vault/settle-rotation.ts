import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { deriveKey } from './data-key.ts';
import { isFlushed } from './durable-file.ts';
import { keepKey, keptKey } from './kept-keys.ts';
import { formerDropBoxesOf, isAuthentic, type Keyring, type StoredKeyring } from './keyring.ts';
import { readKeyrings } from './keyring-files.ts';
import { mostFormerDropBoxes } from './keyring-format.ts';
import { forgetKeys, type OpenedKeyring, withKeptKey } from './open-keys.ts';
import { changingKeys, write } from './rewrap.ts';
import type { OpenVault } from './vault.ts';
import type { WrappedKey } from './wrapped-key.ts';

/** Which data key of a rotation the database opens with: that of the slots, or the next one. */
export type Winner = 'data key' | 'next data key';

/** The keyring of one of a rotation's data keys alone. Where the next one stays, the drop box before it is kept. */
export function settled(keyring: StoredKeyring, keys: OpenedKeyring, winner: Winner): Keyring {
  const { vaultId, slots } = keyring;
  const formerDropBoxes = formerDropBoxesOf(keyring);
  if (winner === 'data key') return { vaultId, slots, formerDropBoxes };
  if (keyring.version === 1 || keyring.rotation === undefined) throw new Error(noNextKey);
  return {
    vaultId,
    slots: keyring.rotation.slots,
    formerDropBoxes: withFormerDropBox(vaultId, formerDropBoxes, keys.dataKey, keyOf(keys, winner)),
  };
}

/** The keys of former drop boxes under a new data key, with that of the old one first. */
function withFormerDropBox(
  vaultId: string,
  formerDropBoxes: readonly WrappedKey[],
  oldKey: Uint8Array,
  newKey: Uint8Array,
): readonly WrappedKey[] {
  const raw = [
    deriveKey(oldKey, 'drop box'),
    ...formerDropBoxes.flatMap((kept) => keptKey(kept, oldKey, vaultId, 'former drop box') ?? []),
  ].slice(0, mostFormerDropBoxes);
  const kept = raw.map((key) => keepKey(key, newKey, vaultId, 'former drop box'));
  for (const key of raw) key.fill(0);
  return kept;
}

/**
 * Ends a rotation that was cut short: drops the key that the database does not open with. The caller has opened the
 * database with the winner. What is settled already stays as it is.
 */
export async function settleRotation(
  folder: string,
  vault: Pick<OpenVault, 'dataKey' | 'otherDataKey'>,
  winner: 'dataKey' | 'otherDataKey',
): Promise<Result<null, 'not-writable'>> {
  const winning = vault[winner];
  if (winning === undefined) throw new Error(noNextKey);
  return changingKeys(folder, async () => {
    // The database may have been put in place by a process that was killed before that was flushed.
    if (!(await isFlushed(folder))) return fail('not-writable', notFlushedSentence);
    for (const copy of await readKeyrings(folder)) {
      const opened = copy.state === 'intact' ? openedBy(winning, copy.keyring) : undefined;
      if (copy.state !== 'intact' || !opened) continue;
      const { keys, which } = opened;
      try {
        return await write(folder, settled(copy.keyring, keys, which), { dataKey: keyOf(keys, which) });
      } finally {
        forgetKeys(keys);
      }
    }
    return ok(null);
  });
}

/** The data key that the database opens with. */
export function keyOf({ dataKey, nextDataKey }: OpenedKeyring, winner: Winner): Buffer {
  if (winner === 'data key') return dataKey;
  if (nextDataKey === undefined) throw new Error(noNextKey);
  return nextDataKey;
}

function openedBy(
  key: Buffer,
  keyring: StoredKeyring,
): { readonly keys: OpenedKeyring; readonly which: Winner } | undefined {
  if (keyring.version === 1 || keyring.rotation === undefined || !isAuthentic(keyring, key)) return undefined;
  for (const which of ['data key', 'next data key'] as const) {
    const keys = withKeptKey(keyring, { key: Buffer.from(key), isNext: which === 'next data key' });
    if (keys) return { keys, which };
  }
  return undefined;
}

const noNextKey = 'There is no other data key without a rotation.';
const notFlushedSentence =
  'The disk refused, so the renewal of the journal’s keys is finished at the next unlock. Nothing was lost.';
