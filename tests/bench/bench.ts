/**
 * Measures saving and searching against floors taken in the same run, and prints a table of medians and ratios:
 * `node tests/bench/bench.ts [entries] [seed]`.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { type OpenJournal, openJournal } from '../../electron/core/journal/open-journal.ts';
import type { EntryPage } from '../../shared/contract/entry-channels.ts';
import type { CivilDate } from '../../shared/domain/civil-date/civil-date.ts';
import type { EntryId, UtcInstant } from '../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../shared/domain/mapping/bundled-mapper.ts';
import { succeeded } from '../support/outcomes.ts';
import { type CorpusEntry, corpusOf, planted, seededRandom, textOf } from './corpus.ts';
import { type Figure, table, time } from './figures.ts';

const saves = 300;
const searches = 200;
const warmUps = 20;

const size = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 20_261_120);
const folder = mkdtempSync(join(tmpdir(), 'casebook-bench-'));
const file = join(folder, 'journal.db');
const print = (line: string) => process.stdout.write(`${line}\n`);

function open(): OpenJournal {
  return succeeded(
    openJournal({
      file,
      key: randomBytes(32),
      mayCreate: true,
      mapper: lexiconMapper,
      now: () => new Date().toISOString() as UtcInstant,
      newId: () => v7(),
      onChange: () => undefined,
    }),
  );
}

function create(journal: OpenJournal, entry: CorpusEntry): EntryId {
  return (
    succeeded(journal.handle('entry.create', { ...entry, people: [...entry.people] })) as { id: EntryId }
  ).id;
}

function load(journal: OpenJournal, corpus: readonly CorpusEntry[]): readonly EntryId[] {
  const ids: EntryId[] = [];
  const took = time(() => {
    for (const [index, entry] of corpus.entries()) {
      ids.push(create(journal, entry));
      if (index % 200 === 199) journal.checkpoint();
    }
  });
  const textBytes = corpus.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  journal.checkpoint();
  const ratio = statSync(file).size / textBytes;
  print(
    `${corpus.length} entries saved one by one in ${(took / 1000).toFixed(1)} s; disk ÷ text ${ratio.toFixed(2)}`,
  );
  return ids;
}

/** Saves and appends in turn, so that whatever else the machine does hits both; the log is moved between saves. */
function measureSaves(journal: OpenJournal, ids: readonly EntryId[]): readonly Figure[] {
  const random = seededRandom(seed + 1);
  const floorFile = openSync(join(folder, 'floor'), 'a');
  const block = randomBytes(4096);
  const append = () => {
    writeSync(floorFile, block);
    fdatasyncSync(floorFile);
  };
  const floor: number[] = [];
  const edits: number[] = [];
  const creations: number[] = [];
  for (let round = 0; round < saves + warmUps; round += 1) {
    const isCounted = round >= warmUps;
    const id = ids[Math.floor(random() * ids.length)] as EntryId;
    const got = journal.handle('entry.get', { id, includeSealed: true });
    const { text } = succeeded(got) as { text: string };
    const longer = `${text} ${textOf(20, random)}`;
    const entry = { kind: 'win' as const, date: '2026-11-20' as CivilDate, text: textOf(20, random) };
    const appended = time(append);
    const edited = time(() => succeeded(journal.handle('entry.update', { id, changes: { text: longer } })));
    const created = time(() => succeeded(journal.handle('entry.create', entry)));
    if (isCounted) {
      floor.push(appended);
      edits.push(edited);
      creations.push(created);
    }
    if (round % 10 === 9) journal.checkpoint();
  }
  closeSync(floorFile);
  return [
    { what: 'floor: 4 KiB append + fdatasync', times: floor },
    { what: 'save: 20 words appended to an entry', times: edits, floor, goal: 2.5 },
    { what: 'save: a new entry of 20 words', times: creations, floor, goal: 2.5 },
  ];
}

/** Every hit of a query, page by page. */
function countHits(journal: OpenJournal, query: string): number {
  let hits = 0;
  let cursor: string | undefined;
  do {
    const asked = { query, limit: 1000, includeSealed: false, ...(cursor !== undefined && { cursor }) };
    const page = succeeded(journal.handle('entry.search', asked)) as EntryPage;
    hits += page.entries.length;
    cursor = page.next;
  } while (cursor !== undefined);
  return hits;
}

function measureSearch(
  journal: OpenJournal,
  corpus: readonly CorpusEntry[],
  what: string,
  words: string,
  query: string,
) {
  const texts = corpus.map(({ text }) => text);
  const expected = texts.filter((text) => text.includes(words)).length;
  const found = countHits(journal, query);
  if (found !== expected) throw new Error(`${what}: ${found} hits where a scan finds ${expected}.`);
  const floor: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < searches + warmUps; round += 1) {
    const scanned = time(() => texts.filter((text) => text.includes(words)));
    const searched = time(() => journal.handle('entry.search', { query, limit: 50, includeSealed: false }));
    if (round >= warmUps) {
      floor.push(scanned);
      times.push(searched);
    }
  }
  return [
    { what: `floor: scan for the ${what}`, times: floor },
    { what: `search: ${what} (${found} hits), newest 50`, times, floor, goal: 0.25 },
  ];
}

function measureList(journal: OpenJournal): Figure {
  const list = () => journal.handle('entry.list', { limit: 50, isTrash: false, includeSealed: false });
  const times = Array.from({ length: searches + warmUps }, () => time(list)).slice(warmUps);
  return { what: 'list: newest 50', times };
}

function measureMapping(corpus: readonly CorpusEntry[]): Figure {
  const times = corpus.slice(0, 500).map(({ text, kind }) => time(() => lexiconMapper.map(text, kind)));
  return { what: 'mapping: one entry of 120 words', times: times.slice(warmUps) };
}

const corpus = corpusOf(size, seed);
const journal = open();
try {
  const ids = load(journal, corpus);
  const phrase = planted.phrase.join(' ');
  const figures = [
    ...measureSearch(journal, corpus, 'rare word', planted.rare, planted.rare),
    ...measureSearch(journal, corpus, 'common word', planted.common, planted.common),
    ...measureSearch(journal, corpus, 'phrase', phrase, `"${phrase}"`),
    measureList(journal),
    ...measureSaves(journal, ids),
    measureMapping(corpus),
  ];
  print(table(figures));
} finally {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
}
