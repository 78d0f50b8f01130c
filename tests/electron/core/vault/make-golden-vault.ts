/**
 * Makes a golden vault: a journal as this version writes it, in the folder named on the command line, with what opens
 * it and what is in it beside it. `node --liftoff-only --wasm-num-compilation-tasks=0 <this file> <folder>`
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import type { JournalChannelName } from '../../../../electron/core/journal/journal.ts';
import { openJournal } from '../../../../electron/core/journal/open-journal.ts';
import { databaseKeyOf } from '../../../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { unmarkMaking } from '../../../../electron/core/vault/making-mark.ts';
import { rotateKeys } from '../../../../electron/core/vault/rotate-keys.ts';
import { createVault } from '../../../../electron/core/vault/vault.ts';
import { type CheckedParams, contract, type Params } from '../../../../shared/contract/contract.ts';
import type { UtcInstant } from '../../../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../../../shared/domain/mapping/bundled-mapper.ts';
import { succeeded } from '../../../support/outcomes.ts';
import { cheapest } from '../../../support/platform.ts';

const passphrase = 'nine herons over a quiet weir';
const madeAt = '2026-11-22T18:00:00.000Z' as UtcInstant;

const entries: readonly Params<'entry.create'>[] = [
  {
    kind: 'connection',
    date: '2026-11-08',
    visibility: 'private',
    text: 'Had coffee with Priya about how her team plans a quarter.',
    people: [{ name: 'Priya Nair', role: 'mentioned' }],
  },
  {
    kind: 'win',
    date: '2026-11-07',
    text: 'Led the incident review for the retry storm and wrote the summary finance could read.',
    areas: ['communication'],
    impact: { what: 'pages a week', before: '40', after: '6' },
    people: [{ name: 'Priya Nair', role: 'witness' }],
    project: 'Billing',
    visibility: 'shareable',
    links: [{ url: 'https://example.com/review', label: 'the review' }],
  },
  {
    kind: 'feedback',
    date: '2026-11-06',
    text: 'Sam said my designs end too early: say what was ruled out.',
  },
  { kind: 'struggle', date: '2026-11-05', text: 'Froze when the director asked for the plan.' },
  { kind: 'stretch', date: '2026-11-04', text: 'Ran the design meeting although I feared it.' },
  {
    kind: 'observation',
    date: '2026-11-03',
    text: 'Watched how Sam let the room be silent.',
    visibility: 'sealed',
  },
  {
    kind: 'learning',
    date: '2026-11-02',
    visibility: 'shareable',
    text: 'A queue without a limit only moves the outage.',
  },
];

const forTheTrash: Params<'entry.create'> = { kind: 'learning', date: '2026-11-01', text: 'In the trash.' };

async function make(folder: string): Promise<void> {
  mkdirSync(folder);
  const { dataKey } = succeeded(await createVault(folder, { passphrase, cost: cheapest }));
  fill(journalFiles(folder).database, databaseKeyOf(dataKey));
  await unmarkMaking(folder);
  const secret = { type: 'passphrase', passphrase } as const;
  const { recoveryCode } = succeeded(await rotateKeys({ folder, secret, cost: cheapest }));
  rmSync(journalFiles(folder).keysLock);
  const kept = entries.map(({ kind, date, visibility = 'private', text }) => ({
    kind,
    date,
    visibility,
    text,
  }));
  const beside = {
    passphrase,
    recoveryCode,
    openedAt: '2026-11-23T09:00:00.000Z',
    entries: kept,
    trash: [forTheTrash.text],
    cases: ['brag'],
  };
  writeFileSync(`${folder}.json`, `${JSON.stringify(beside, null, 2)}\n`);
}

function fill(file: string, key: Buffer): void {
  let lastId = 0;
  const newId = () => {
    lastId += 1;
    return `01950000-0000-7000-8000-${lastId.toString(16).padStart(12, '0')}`;
  };
  const onChange = () => undefined;
  const journal = succeeded(
    openJournal({ file, key, mayCreate: true, mapper: lexiconMapper, now: () => madeAt, newId, onChange }),
  );
  function call<Name extends JournalChannelName>(name: Name, params: Params<Name>): unknown {
    return succeeded(journal.handle(name, v.parse(contract[name].params, params) as CheckedParams<Name>));
  }
  for (const entry of entries) call('entry.create', entry);
  const { id } = call('entry.create', forTheTrash) as { id: Params<'entry.delete'>['id'] };
  call('entry.delete', { id });
  call('case.build', { kind: 'brag', from: '2026-01-01', to: '2026-12-31', targetLevel: 'staff' });
  journal.close();
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to make.');
await make(resolve(folder));
