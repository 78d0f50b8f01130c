import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { openKeys } from '../../../electron/core/vault/open-keys.ts';
import type { AttackedJournal } from './attacked-journal.ts';
import { hostileJson } from './hostile-json.ts';
import type { Fate, Importer } from './import-runner.ts';

type Stored = Record<string, unknown> & { slots: Record<string, unknown>[] };

function changes(keyring: string): readonly (readonly [string, string])[] {
  const change = (make: (stored: Stored) => unknown) =>
    JSON.stringify(make(JSON.parse(keyring) as Stored), null, 2);
  const slot = (type: string, more: object) =>
    change((stored) => ({
      ...stored,
      slots: stored.slots.map((each) => (each.type === type ? { ...each, ...more } : each)),
    }));
  return [
    ['memory without end', slot('passphrase', { memoryKiB: 2 ** 31 })],
    ['memory beyond every number', slot('passphrase', { memoryKiB: 1e308 })],
    ['no memory', slot('passphrase', { memoryKiB: 1 })],
    ['negative memory', slot('passphrase', { memoryKiB: -1 })],
    ['memory as a text', slot('passphrase', { memoryKiB: '65536' })],
    ['passes without end', slot('passphrase', { passes: 1_000_000 })],
    ['one pass', slot('passphrase', { passes: 1 })],
    ['many lanes', slot('passphrase', { lanes: 64 })],
    ['a short salt', slot('passphrase', { salt: 'AA' })],
    ['a salt of a megabyte', slot('passphrase', { salt: 'A'.repeat(1_000_000) })],
    ['a short wrapped key', slot('recovery-code', { wrapped: 'AA' })],
    ['another wrapped key', slot('recovery-code', { wrapped: 'A'.repeat(64) })],
    ['a short vector', slot('recovery-code', { iv: '' })],
    [
      'a slot of an unknown kind',
      change((stored) => ({ ...stored, slots: [...stored.slots, { type: 'backdoor' }] })),
    ],
    ['a slot with more in it', slot('recovery-code', { command: 'open' })],
    ['the same slot twice', change((stored) => ({ ...stored, slots: [...stored.slots, ...stored.slots] }))],
    ['no slot', change((stored) => ({ ...stored, slots: [] }))],
    ['a thousand slots', change((stored) => ({ ...stored, slots: Array(1000).fill(stored.slots[0]) }))],
    ['slots that are none', change((stored) => ({ ...stored, slots: { length: 1, 0: stored.slots[0] } }))],
    ['a vault that leads elsewhere', change((stored) => ({ ...stored, vaultId: '../../beside' }))],
    ['a later version', change((stored) => ({ ...stored, version: 99 }))],
    ['a version that is none', change((stored) => ({ ...stored, version: '2' }))],
    ['a wrong checksum', change((stored) => ({ ...stored, checksum: 'A'.repeat(43) }))],
    ['another drop box', change((stored) => ({ ...stored, dropBox: 'A'.repeat(43) }))],
    ['another field', change((stored) => ({ ...stored, include: '../../beside/settings.json' }))],
    ['a field given twice', keyring.replace(/\}\s*$/, ',"version":99}')],
    ['half of it', keyring.slice(0, keyring.length / 2)],
    ['more behind it', `${keyring}${keyring}`],
    ['spaces without end', keyring + ' '.repeat(5_000_000)],
  ];
}

/** The two files with a journal's keys, both hostile at once, opened with a secret that would fit. */
export function keyringImporter(journal: AttackedJournal): Importer {
  return {
    name: 'keyring',
    fate: 'refused',
    async attack(own) {
      const folder = join(own, 'journal');
      const fates = new Map<string, Fate>();
      for (const [name, content] of [...hostileJson, ...changes(journal.keyring)]) {
        cpSync(join(journal.dataFolder, 'journal'), folder, { recursive: true });
        const files = journalFiles(folder);
        for (const file of [files.keyring, files.keyringCopy]) writeFileSync(file, content);
        const opened = await openKeys(folder, { type: 'recovery-code', code: journal.recoveryCode });
        fates.set(name, opened.ok ? 'taken' : 'refused');
        rmSync(folder, { recursive: true });
      }
      return fates;
    },
  };
}
