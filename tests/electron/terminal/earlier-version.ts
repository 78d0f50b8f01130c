import { createHash, createHmac } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deriveKey } from '../../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { canonicalMetadata, type Slot } from '../../../electron/core/vault/slots.ts';
import { unlockVault } from '../../../electron/core/vault/vault.ts';
import type { Place } from './command.ts';

/** Writes a journal's keys as the first version of Casebook wrote them: without a drop box. */
export async function makeKeysOfVersionOne({ journal, passphrase }: Place): Promise<void> {
  const { keyring, keyringCopy } = journalFiles(journal);
  const vault = await unlockVault(journal, { type: 'passphrase', passphrase });
  if (!vault.ok) throw new Error(vault.failure.message);
  const { vaultId, slots } = JSON.parse(readFileSync(keyring, 'utf8')) as { vaultId: string; slots: Slot[] };
  const list = slots.map((slot) => [...canonicalMetadata(slot), slot.iv, slot.wrapped]);
  const contents = JSON.stringify(['casebook keyring', 1, vaultId, list]);
  const key = deriveKey(vault.value.dataKey, 'keyring authentication');
  const mac = createHmac('sha256', key).update(contents).digest('base64url');
  const checksum = createHash('sha256').update(contents).update(mac).digest('base64url');
  const stored = { format: 'casebook keyring', version: 1, vaultId, slots, mac, checksum };
  for (const file of [keyring, keyringCopy]) writeFileSync(file, `${JSON.stringify(stored, null, 2)}\n`);
}
