import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { JournalChannelName } from '../../../../electron/core/journal/journal.ts';
import { openJournal } from '../../../../electron/core/journal/open-journal.ts';
import { databaseKeyOf } from '../../../../electron/core/vault/data-key.ts';
import { dropBoxPublicKey, readDropBoxKey } from '../../../../electron/core/vault/drop-keys.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { parseKeyring } from '../../../../electron/core/vault/keyring.ts';
import type { VaultSecret } from '../../../../electron/core/vault/open-keys.ts';
import { unlockVault } from '../../../../electron/core/vault/vault.ts';
import type { CaseSummary } from '../../../../shared/contract/case-channels.ts';
import { type CheckedParams, contract, type Params } from '../../../../shared/contract/contract.ts';
import type { EntryDetail, EntryPage } from '../../../../shared/contract/entry-channels.ts';
import type { UtcInstant } from '../../../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../../../shared/domain/mapping/bundled-mapper.ts';
import { succeeded } from '../../../support/outcomes.ts';
import { codeFrom, copyOf, valueFrom } from './vault-fixtures.ts';

const vaults = join(import.meta.dirname, '../../../fixtures/vaults');
const names = readdirSync(vaults).filter((name) => statSync(join(vaults, name)).isDirectory());

const beside = v.object({
  passphrase: v.string(),
  recoveryCode: v.string(),
  /** Soon after it was made, so that its trash is still there. */
  openedAt: v.pipe(v.string(), v.isoTimestamp()),
  entries: v.array(
    v.object({ kind: v.string(), date: v.string(), visibility: v.string(), text: v.string() }),
  ),
  trash: v.array(v.string()),
  cases: v.array(v.string()),
});

const contentsOf = (name: string) =>
  v.parse(beside, JSON.parse(readFileSync(join(vaults, `${name}.json`), 'utf8')));

function openCopy(folder: string, dataKey: Buffer, openedAt: string) {
  const never = () => {
    throw new Error('Nothing is written here.');
  };
  const journal = succeeded(
    openJournal({
      file: journalFiles(folder).database,
      key: databaseKeyOf(dataKey),
      mayCreate: false,
      mapper: lexiconMapper,
      now: () => openedAt as UtcInstant,
      newId: never,
      onChange: never,
    }),
  );
  onTestFinished(() => journal.close());
  return <Name extends JournalChannelName>(name: Name, params: Params<Name>): unknown =>
    succeeded(journal.handle(name, v.parse(contract[name].params, params) as CheckedParams<Name>));
}

test('there is a vault for every version of the keyring so far', () => {
  const versions = names.map((name) => {
    const text = readFileSync(journalFiles(join(vaults, name)).keyring, 'utf8');
    return valueFrom(parseKeyring(text)).version;
  });
  expect(versions.sort()).toEqual([1, 2]);
});

describe.each(names)('the golden vault %s', (name) => {
  const { passphrase, recoveryCode, openedAt, entries, trash, cases } = contentsOf(name);
  const secrets: readonly VaultSecret[] = [
    { type: 'passphrase', passphrase },
    { type: 'recovery-code', code: recoveryCode },
  ];

  test('does not open with another passphrase', async () => {
    const folder = copyOf(join(vaults, name));
    const wrong: VaultSecret = { type: 'passphrase', passphrase: `${passphrase}.` };
    expect(codeFrom(await unlockVault(folder, wrong))).toBe('wrong-passphrase');
  });

  test.each(secrets)('opens with its $type, and everything in it is there', async (secret) => {
    const folder = copyOf(join(vaults, name));
    const { dataKey, otherDataKey, wasChangedByOthers } = valueFrom(await unlockVault(folder, secret));
    expect({ otherDataKey, wasChangedByOthers }).toEqual({ wasChangedByOthers: false });
    const call = openCopy(folder, dataKey, openedAt);
    const list = (isTrash: boolean) =>
      (call('entry.list', { limit: 100, includeSealed: true, isTrash }) as EntryPage).entries.map(
        ({ id }) => call('entry.get', { id, includeSealed: true }) as EntryDetail,
      );
    expect(list(false).map(({ kind, date, visibility, text }) => ({ kind, date, visibility, text }))).toEqual(
      entries,
    );
    const trashed = (call('entry.list', { limit: 100, includeSealed: true, isTrash: true }) as EntryPage)
      .entries;
    expect(trashed.map(({ title }) => title)).toEqual(trash);
    const found = (call('case.list', {}) as { cases: readonly CaseSummary[] }).cases;
    expect(found.map(({ kind }) => kind)).toEqual(cases);
  });

  test('has a keyring of this version after its first unlock, with the drop box of its key', async () => {
    const folder = copyOf(join(vaults, name));
    const vaultsOpened = [];
    for (const secret of secrets) vaultsOpened.push(valueFrom(await unlockVault(folder, secret)));
    expect(vaultsOpened[0]).toEqual(vaultsOpened[1]);
    const { keyring, keyringCopy } = journalFiles(folder);
    const text = readFileSync(keyring, 'utf8');
    expect(valueFrom(parseKeyring(text)).version).toBe(2);
    expect(readFileSync(keyringCopy, 'utf8')).toBe(text);
    const [vault] = vaultsOpened;
    expect(vault && dropBoxPublicKey(vault.dataKey)).toEqual(valueFrom(await readDropBoxKey(folder)));
  });
});
