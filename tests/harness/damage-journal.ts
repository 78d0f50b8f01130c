import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryKinds } from '../../shared/domain/entry/kind.ts';
import { textOf } from '../bench/corpus.ts';
import { openTestJournal, type TestJournal } from '../support/journal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Random } from './random.ts';

/** A journal to be damaged: its file after a clean close, and the file as it was when half of it was written. */
export interface WrittenJournal {
  readonly key: Buffer;
  readonly bytes: Buffer;
  readonly olderBytes: Buffer;
  /** Entries in the journal and in its trash. */
  readonly entryIds: readonly string[];
  readonly caseIds: readonly string[];
}

/** Writes a journal through its channels with something of everything it can hold, entries of all lengths. */
export function writeJournal(entries: number, random: Random): WrittenJournal {
  const journal = openTestJournal();
  const ids: string[] = [];
  for (let number = 0; number < entries / 2; number += 1) ids.push(writeEntry(journal, number, random));
  const caseIds = [buildCase(journal)];
  journal.close();
  const olderBytes = readFileSync(journal.file);
  journal.look(() => undefined);

  for (let number = ids.length; number < entries; number += 1) ids.push(writeEntry(journal, number, random));
  for (const [index, id] of ids.entries()) {
    if (index % 9 === 0) journal.value('entry.update', { id, changes: { text: prose(random) } });
    if (index % 25 === 5) journal.value('entry.delete', { id });
  }
  journal.value('trash.empty', {});
  for (const [index, id] of ids.entries()) {
    if (index % 25 === 6) journal.value('entry.delete', { id });
  }
  caseIds.push(buildCase(journal));
  journal.value('ladder.use', { id: 'manager' });
  const listed = [false, true].map(
    (isTrash) => journal.value('entry.list', { isTrash, includeSealed: true, limit: 1000 }).entries,
  );
  journal.close();
  return {
    key: Buffer.from(journal.key),
    bytes: readFileSync(journal.file),
    olderBytes,
    entryIds: listed.flat().map(({ id }) => id),
    caseIds,
  };
}

/** A file of the test's own, into which one damaged database after another is put. */
export function damagedFile(): { readonly file: string; put(bytes: Buffer): void } {
  const file = join(temporaryFolder(), 'journal.db');
  return {
    file,
    put(bytes) {
      for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${ending}`, { force: true });
      writeFileSync(file, bytes);
    },
  };
}

function prose(random: Random): string {
  const words = random.happens(0.06) ? 1500 : 10 + Math.floor(random.next() ** 2 * 400);
  return textOf(words, random.next);
}

function writeEntry(journal: TestJournal, number: number, random: Random): string {
  const text = prose(random);
  const { id, evidence } = journal.value('entry.create', {
    kind: entryKinds[number % entryKinds.length] ?? 'win',
    date: `20${10 + (number % 16)}-0${1 + (number % 9)}-1${number % 10}`,
    visibility: number % 11 === 0 ? 'sealed' : number % 3 === 0 ? 'private' : 'shareable',
    ...(number % 3 === 0 ? { body: { root: bodyOf(text) } } : { text }),
    project: `Project ${random.below(20)}`,
    people: [{ name: `Person ${random.below(50)}`, role: 'witness' }],
    ...(number % 4 === 0 && { impact: { what: 'pages of a day', before: `${number}`, after: '2' } }),
    links: number % 4 === 0 ? [{ url: `https://example.com/${number}`, label: `note ${number}` }] : [],
    facets: number % 7 === 2 ? { stretch: { feared: 6, outcome: 'did-it' } } : {},
  });
  const [first] = evidence;
  if (first && number % 2 === 0) {
    const decisions = [{ areaId: first.areaId, state: 'confirmed' as const }];
    journal.value('evidence.decide', { entryId: id, decisions });
  }
  return id;
}

function bodyOf(text: string) {
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] };
}

function buildCase(journal: TestJournal): string {
  return journal.value('case.build', {
    kind: 'promotion',
    targetLevel: 'senior',
    from: '2010-01-01',
    to: '2026-12-31',
  }).id;
}
