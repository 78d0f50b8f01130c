import { join } from 'node:path';
import type { RescueFindings } from '../../electron/core/rescue/rescue-database.ts';
import { rescueDatabase } from '../../electron/core/rescue/rescue-database.ts';
import type { EntryDetail } from '../../shared/contract/entry-channels.ts';
import type { Figure } from '../soak/figure.ts';
import { succeeded } from '../support/outcomes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { damagedFile, type WrittenJournal } from './damage-journal.ts';
import { type Damage, flipOneBitIn, loseSectorIn, pageCount } from './damage-kinds.ts';
import {
  compareReadings,
  openAsTheProgramDoes,
  openWithoutSeals,
  type Reading,
  readEverything,
} from './damage-reading.ts';
import { randomFrom } from './random.ts';

const promise = 'Damage is survivable';

/** How many pages are damaged in each trial. */
const damagedPages = 20;

/** An entry is readable where so much of its words is there. */
const readableShare = 0.9;

type Entries = ReadonlyMap<string, EntryDetail>;

/** What a trial brought back, as shares of the entries. */
interface Trial {
  readonly exact: number;
  readonly readable: number;
  /** Entries said to be exact that are not. */
  readonly pretended: number;
  /** A report without a loss, yet something in the journal is not as it was. */
  readonly isDifferent: boolean;
}

function entriesAt(file: string, written: WrittenJournal, open = openAsTheProgramDoes): Entries {
  const journal = open(file, Buffer.from(written.key));
  if (typeof journal === 'string') return new Map();
  const found = new Map<string, EntryDetail>();
  for (const id of written.entryIds) {
    const answer = journal.call('entry.get', { id, includeSealed: true });
    if (answer.ok) found.set(id, answer.value as EntryDetail);
  }
  journal.close();
  return found;
}

/** Whether an entry's own words and fields are as they were; what else points at it is counted elsewhere. */
function isOwnPartSame(a: EntryDetail | undefined, b: EntryDetail): boolean {
  const ownPart = ({ evidence, ignored, people, links, ...own }: EntryDetail) => own;
  return a !== undefined && JSON.stringify(ownPart(a)) === JSON.stringify(ownPart(b));
}

function isReadable(entry: EntryDetail | undefined, before: EntryDetail): boolean {
  const words = before.text.split(/\s+/);
  const found = new Set(entry?.text.split(/\s+/));
  return words.filter((word) => found.has(word)).length >= readableShare * words.length;
}

function judge(before: Entries, after: Entries, findings: RescueFindings): Omit<Trial, 'isDifferent'> {
  const unverified = new Set<string>(findings.unverified.map(({ id }) => id));
  let [exact, readable, pretended] = [0, 0, 0];
  for (const [id, entry] of before) {
    const found = after.get(id);
    const isSaidExact = found !== undefined && !unverified.has(id);
    if (isSaidExact && !isOwnPartSame(found, entry)) pretended += 1;
    else if (isSaidExact) exact += 1;
    if (isReadable(found, entry)) readable += 1;
  }
  return { exact: exact / before.size, readable: readable / before.size, pretended };
}

/** A journal with what it answers while it is whole. */
interface Whole {
  readonly written: WrittenJournal;
  readonly entries: Entries;
  readonly reading: Reading;
}

function wholeOf(written: WrittenJournal): Whole {
  const place = damagedFile();
  place.put(written.bytes);
  return { written, entries: entriesAt(place.file, written), reading: readingAt(place.file, written) };
}

function readingAt(file: string, written: WrittenJournal): Reading {
  const journal = openAsTheProgramDoes(file, Buffer.from(written.key));
  if (typeof journal === 'string') throw new Error(`A journal does not open: ${journal}.`);
  const reading = readEverything(journal, written);
  journal.close();
  return reading;
}

async function runTrial({ written, entries, reading }: Whole, file: string): Promise<Trial> {
  const to = join(temporaryFolder(), 'rescued.db');
  const findings = succeeded(await rescueDatabase({ file, databaseKeys: [Buffer.from(written.key)], to }));
  const isLossless = findings.unverified.length + findings.lost + findings.otherRowsLost === 0;
  return {
    ...judge(entries, entriesAt(to, written), findings),
    isDifferent: isLossless && compareReadings(reading, readingAt(to, written)) !== 'as it was',
  };
}

/** The journal that is damaged, which `writeJournal` makes (410 entries are about 400 pages), and how often. */
export interface RescueOrder {
  readonly journal: WrittenJournal;
  readonly trials: number;
  readonly seed: number;
}

interface Measured {
  readonly trials: readonly Trial[];
  readonly pages: number;
  readonly readableBySqlite: number;
}

async function measure({ journal, trials, seed }: RescueOrder, damage: Damage): Promise<Measured> {
  const random = randomFrom(seed);
  const whole = wholeOf(journal);
  const place = damagedFile();
  const done: Trial[] = [];
  let readableBySqlite = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    place.put(damage(journal.bytes, random));
    done.push(await runTrial(whole, place.file));
    const found = entriesAt(place.file, journal, openWithoutSeals);
    readableBySqlite += [...whole.entries].filter(([id, entry]) =>
      isOwnPartSame(found.get(id), entry),
    ).length;
  }
  return {
    trials: done,
    pages: pageCount(journal.bytes),
    readableBySqlite: readableBySqlite / (whole.entries.size * trials),
  };
}

function summary({ trials }: Measured, share: 'exact' | 'readable'): { mean: number; worst: number } {
  const shares = trials.map((trial) => trial[share]);
  return { mean: shares.reduce((sum, one) => sum + one, 0) / shares.length, worst: Math.min(...shares) };
}

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

/** Turns one bit in each of twenty pages and rescues, again and again. */
export async function measureRescueOfBits(order: RescueOrder): Promise<Figure> {
  const measured = await measure(order, flipOneBitIn(damagedPages));
  const [exact, readable] = [summary(measured, 'exact'), summary(measured, 'readable')];
  return {
    ...figureOf(measured, order, 'one bit flipped'),
    goal: 'at least 95 % exact and 99.5 % readable on the mean, no entry said to be exact that is not',
    isMet:
      exact.mean >= 0.95 && readable.mean >= 0.995 && isHonest(measured) && measured.readableBySqlite < 1,
  };
}

/** Loses a sector of each of twenty pages and rescues: more than is promised, and still nothing may be pretended. */
export async function measureRescueOfSectors(order: RescueOrder): Promise<Figure> {
  const measured = await measure(order, loseSectorIn(damagedPages));
  return {
    ...figureOf(measured, order, 'a sector of 512 bytes lost'),
    goal: 'not promised; no entry said to be exact that is not',
    isMet: isHonest(measured) && summary(measured, 'exact').mean < 1,
  };
}

function isHonest({ trials }: Measured): boolean {
  return trials.every(({ pretended, isDifferent }) => pretended === 0 && !isDifferent);
}

function figureOf(measured: Measured, { trials }: RescueOrder, damage: string) {
  const [exact, readable] = [summary(measured, 'exact'), summary(measured, 'readable')];
  const pretended = measured.trials.reduce((sum, trial) => sum + trial.pretended, 0);
  return {
    promise,
    figure: `${damage} in each of ${damagedPages} of ${measured.pages} pages, ${trials} times: ${percent(exact.mean)} exact (worst ${percent(exact.worst)}), ${percent(readable.mean)} readable (worst ${percent(readable.worst)}), ${pretended} said to be exact that are not`,
    control: `the same files read by SQLite without the pages’ seals: ${percent(measured.readableBySqlite)} as they were`,
  };
}
