import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { sealDrop } from '../../../../electron/core/drop-box/drop-format.ts';
import { mergeDrops } from '../../../../electron/core/drop-box/merge-drops.ts';
import { x25519PrivateKey, x25519PublicBytes } from '../../../../electron/core/vault/x25519.ts';
import type { EntryId } from '../../../../shared/domain/entry/entry.ts';
import { fail } from '../../../../shared/domain/result/result.ts';
import { vaultId } from '../vault/vault-fixtures.ts';
import { draftOf } from './drafts.ts';
import { type BoxedJournal, boxedJournal, entriesOf, entryOf, fileOf, longAgo } from './drop-fixtures.ts';

const nothing = { merged: 0, unreadable: 0 };

/** What lies in the drop box's folder, and in the folder of what was set aside. */
function listing({ box }: BoxedJournal) {
  const aside = join(box.folder, 'unreadable');
  return {
    dropped: readdirSync(box.folder).filter((name) => name !== 'unreadable'),
    aside: existsSync(aside) ? readdirSync(aside) : [],
  };
}

/** Puts a file into the drop box whose contents are these, encrypted as Casebook does. */
function put(journal: BoxedJournal, id: EntryId, contents: unknown, asId = id): void {
  mkdirSync(journal.box.folder, { recursive: true });
  const boxKey = x25519PublicBytes(x25519PrivateKey(journal.box.privateKey));
  const plain = Buffer.from(typeof contents === 'string' ? contents : JSON.stringify(contents));
  writeFileSync(fileOf(journal, id), sealDrop(plain, boxKey, { id: asId, vaultId }));
}

describe('what cannot be read is set aside, counted once and never deleted', () => {
  test.each<[string, (journal: BoxedJournal, file: string) => void]>([
    ['cut short', (_, file) => truncateSync(file, 100)],
    ['empty', (_, file) => truncateSync(file, 0)],
    [
      'changed by one bit',
      (_, file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length - 40] = (bytes.at(-40) ?? 0) ^ 4;
        writeFileSync(file, bytes);
      },
    ],
    [
      'of a later format',
      (_, file) => {
        const bytes = readFileSync(file);
        bytes.write('2', 14);
        writeFileSync(file, bytes);
      },
    ],
    [
      'with a key that is no point',
      (_, file) => {
        const bytes = readFileSync(file);
        bytes.fill(0, 16, 48);
        writeFileSync(file, bytes);
      },
    ],
    ['renamed to another id', (journal, file) => renameSync(file, fileOf(journal, v7() as EntryId))],
    [
      'of no form that Casebook gives a name',
      (journal, file) => renameSync(file, join(journal.box.folder, 'Notes.drop')),
    ],
    [
      'a folder',
      (_, file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
    [
      'a link to a drop',
      (journal, file) => {
        renameSync(file, join(journal.folder, 'elsewhere'));
        symlinkSync(join(journal.folder, 'elsewhere'), file);
      },
    ],
  ])('%s', async (_, spoil) => {
    const journal = await boxedJournal();
    const spoiled = await journal.drop('Spoiled.');
    spoil(journal, fileOf(journal, spoiled));
    const sound = await journal.drop('Sound.');
    const open = journal.open();
    expect(mergeDrops(open, journal.box)).toEqual({ merged: 1, unreadable: 1 });
    expect(mergeDrops(open, journal.box)).toEqual(nothing);
    expect(entriesOf(open).map(({ id }) => id)).toEqual([sound]);
    expect(listing(journal)).toMatchObject({ dropped: [], aside: [expect.anything()] });
  });

  test.runIf(process.platform === 'linux')('a pipe, without waiting for it', async () => {
    const journal = await boxedJournal();
    mkdirSync(journal.box.folder);
    spawnSync('mkfifo', [fileOf(journal, v7() as EntryId)]);
    expect(mergeDrops(journal.open(), journal.box)).toEqual({ merged: 0, unreadable: 1 });
  });

  test('one for another vault, and one for another key', async () => {
    const [journal, another] = [await boxedJournal(), await boxedJournal()];
    const id = await another.drop('For somebody else.');
    mkdirSync(journal.box.folder);
    copyFileSync(fileOf(another, id), fileOf(journal, id));
    const open = journal.open();
    expect(mergeDrops(open, journal.box)).toEqual({ merged: 0, unreadable: 1 });
    const own = await journal.drop('For this one.');
    const box = { ...journal.box, vaultId: '00000000-0000-4000-8000-000000000000' };
    expect(mergeDrops(open, box)).toEqual({ merged: 0, unreadable: 1 });
    expect(listing(journal).aside.sort()).toEqual([`${id}.drop`, `${own}.drop`].sort());
  });

  test.each<[string, (id: EntryId) => unknown]>([
    ['no JSON', () => '{'],
    ['nothing', () => null],
    [
      'a field that this version does not know',
      (id) => ({ createdAt: '2026-03-12T13:05:00.000Z', entry: { ...draftOf('x', { id }), mood: 3 } }),
    ],
    [
      'a kind that this version does not know',
      (id) => ({
        createdAt: '2026-03-12T13:05:00.000Z',
        entry: { ...draftOf('x', { id }), kind: 'triumph' },
      }),
    ],
    ['no text', (id) => ({ createdAt: '2026-03-12T13:05:00.000Z', entry: draftOf('  ', { id }) })],
    ['no moment', (id) => ({ createdAt: 'yesterday', entry: draftOf('x', { id }) })],
    [
      'another id',
      () => ({ createdAt: '2026-03-12T13:05:00.000Z', entry: draftOf('x', { id: v7() as EntryId }) }),
    ],
    [
      'areas that are no list',
      (id) => ({ createdAt: '2026-03-12T13:05:00.000Z', entry: { ...draftOf('x', { id }), areas: 'power' } }),
    ],
  ])('one that holds %s', async (_, contents) => {
    const journal = await boxedJournal();
    const id = v7() as EntryId;
    put(journal, id, contents(id));
    const open = journal.open();
    expect(mergeDrops(open, journal.box)).toEqual({ merged: 0, unreadable: 1 });
    expect(entriesOf(open)).toEqual([]);
    expect(listing(journal)).toEqual({ dropped: [], aside: [`${id}.drop`] });
  });

  test('two of the same name are both kept', async () => {
    const journal = await boxedJournal();
    const open = journal.open();
    const id = v7() as EntryId;
    for (const words of ['first', 'second']) {
      mkdirSync(journal.box.folder, { recursive: true });
      writeFileSync(fileOf(journal, id), words);
      expect(mergeDrops(open, journal.box)).toEqual({ merged: 0, unreadable: 1 });
    }
    expect(listing(journal).aside.sort()).toEqual([`${id}.drop`, `${id}.drop.2`]);
  });
});

test('what was set aside is tried again when it is asked for, and told of no more', async () => {
  const journal = await boxedJournal();
  const id = await journal.drop('Late.');
  const open = journal.open();
  const otherKey = { ...journal.box, privateKey: Buffer.alloc(32, 5) };
  expect(mergeDrops(open, otherKey)).toEqual({ merged: 0, unreadable: 1 });
  expect(mergeDrops(open, otherKey, { retriesSetAside: true })).toEqual(nothing);
  expect(mergeDrops(open, journal.box)).toEqual(nothing);
  expect(mergeDrops(open, journal.box, { retriesSetAside: true })).toEqual({ merged: 1, unreadable: 0 });
  expect(entryOf(open, id).text).toBe('Late.');
  expect(listing(journal)).toEqual({ dropped: [], aside: [] });
});

test('two that were set aside under one name are both tried again', async () => {
  const journal = await boxedJournal();
  const open = journal.open();
  const id = await journal.drop('Found again.');
  const sound = readFileSync(fileOf(journal, id));
  for (const bytes of [Buffer.from('no drop'), sound]) {
    writeFileSync(fileOf(journal, id), bytes);
    mergeDrops(open, { ...journal.box, privateKey: Buffer.alloc(32, 5) });
  }
  expect(mergeDrops(open, journal.box, { retriesSetAside: true })).toEqual({ merged: 1, unreadable: 0 });
  expect(entryOf(open, id).text).toBe('Found again.');
  expect(listing(journal)).toEqual({ dropped: [], aside: [`${id}.drop`] });
});

test('a drop that was on its way when the keys were renewed opens with the key before', async () => {
  const journal = await boxedJournal();
  const id = await journal.drop('On its way.');
  const open = journal.open();
  const renewed = { ...journal.box, privateKey: Buffer.alloc(32, 5) };
  const formerPrivateKeys = [Buffer.alloc(32, 6), journal.box.privateKey];
  expect(mergeDrops(open, { ...renewed, formerPrivateKeys })).toEqual({ merged: 1, unreadable: 0 });
  expect(entryOf(open, id).text).toBe('On its way.');
});

test('a drop that is being written is left alone, one that was given up long ago is removed', async () => {
  const journal = await boxedJournal();
  mkdirSync(journal.box.folder);
  const [young, old] = ['a', 'b'].map((mark) => join(journal.box.folder, `${v7()}.${mark}.part`));
  for (const file of [young ?? '', old ?? '', join(journal.box.folder, '.DS_Store')])
    writeFileSync(file, 'x');
  const yesterday = new Date(Date.now() - 86_400_000);
  utimesSync(old ?? '', yesterday, yesterday);
  expect(mergeDrops(journal.open(), journal.box)).toEqual(nothing);
  expect([young, old].map((file) => existsSync(file ?? ''))).toEqual([true, false]);
  expect(existsSync(join(journal.box.folder, '.DS_Store'))).toBe(true);
});

test('without a drop box there is nothing to merge, and nothing is made', async () => {
  const journal = await boxedJournal();
  expect(mergeDrops(journal.open(), journal.box)).toEqual(nothing);
  expect(existsSync(journal.box.folder)).toBe(false);
});

test('an id that the journal knows only loses its file: saved, in the trash, or deleted for good', async () => {
  const journal = await boxedJournal();
  const id = await journal.drop('Once.');
  const kept = join(journal.folder, 'kept');
  copyFileSync(fileOf(journal, id), kept);
  const open = journal.open();
  expect(mergeDrops(open, journal.box)).toEqual({ merged: 1, unreadable: 0 });
  const comesAgain = () => {
    copyFileSync(kept, fileOf(journal, id));
    expect(mergeDrops(open, journal.box)).toEqual(nothing);
    expect(listing(journal)).toEqual({ dropped: [], aside: [] });
  };
  comesAgain();
  expect(entriesOf(open)).toHaveLength(1);
  open.handle('entry.delete', { id });
  comesAgain();
  open.handle('trash.empty', {});
  comesAgain();
  expect(entriesOf(open)).toEqual([]);
});

test('a journal that does not save now keeps the drop in its box', async () => {
  const journal = await boxedJournal();
  const id = await journal.drop('Not yet.');
  const taker = { createAsOf: () => fail('storage-failed', 'The folder was moved.') };
  expect(mergeDrops(taker, journal.box)).toEqual(nothing);
  expect(listing(journal)).toEqual({ dropped: [`${id}.drop`], aside: [] });
  expect(mergeDrops(journal.open(), journal.box)).toEqual({ merged: 1, unreadable: 0 });
});

test('an entry arrives under its id as of the moment it was taken down, whole, and windows are told', async () => {
  const journal = await boxedJournal();
  const id = await journal.drop('I led the incident review.', {
    kind: 'learning',
    visibility: 'private',
    time: '09:30',
    zone: 'Europe/Madrid',
    project: 'Atlas',
    people: [{ name: 'Ana', role: 'mentioned' }],
    impact: { what: 'deploy', before: '40 min', after: '8 min' },
    role: 'led',
    scope: 'several-teams',
    links: [{ url: 'https://example.org/', label: 'there' }],
    facets: { feedback: { mayQuote: true } },
    areas: ['data'],
  });
  const open = journal.open();
  expect(mergeDrops(open, journal.box)).toEqual({ merged: 1, unreadable: 0 });
  expect(open.topics).toEqual(['entries', 'evidence']);
  const entry = entryOf(open, id);
  const at = new Date(longAgo).toISOString();
  expect(entry).toMatchObject({
    id,
    kind: 'learning',
    date: '2026-03-12',
    time: '09:30',
    visibility: 'private',
    text: 'I led the incident review.',
    project: 'Atlas',
    people: [{ name: 'Ana', role: 'mentioned' }],
    impact: { before: '40 min' },
    facets: { feedback: { mayQuote: true } },
    revision: 1,
    createdAt: at,
    updatedAt: at,
  });
  const states = Object.fromEntries(entry.evidence.map(({ areaId, state }) => [areaId, state]));
  expect(states).toMatchObject({ leadership: 'suggested', data: 'confirmed' });
});

test('areas that this version does not know are left out, the others count', async () => {
  const journal = await boxedJournal();
  const id = v7() as EntryId;
  const entry = { ...draftOf('I led it.', { id }), areas: ['data', 'juggling', 7] };
  put(journal, id, { createdAt: '2026-03-12T13:05:00.000Z', entry });
  const open = journal.open();
  expect(mergeDrops(open, journal.box)).toEqual({ merged: 1, unreadable: 0 });
  const confirmed = entryOf(open, id).evidence.filter(({ state }) => state === 'confirmed');
  expect(confirmed.map(({ areaId }) => areaId)).toEqual(['data']);
});

test('the longest text arrives to the letter', async () => {
  const journal = await boxedJournal();
  const text = 'a🙂"\\\u0001 '.repeat(28_000).slice(0, 199_999);
  const id = await journal.drop(text);
  const open = journal.open();
  mergeDrops(open, journal.box);
  expect(entryOf(open, id).text).toBe(text.toWellFormed());
});
