import { join } from 'node:path';
import type { RescueFindings } from '../../electron/core/rescue/rescue-database.ts';
import { rescueDatabase } from '../../electron/core/rescue/rescue-database.ts';
import type { EntryDetail } from '../../shared/contract/entry-channels.ts';
import type { Figure } from '../soak/figure.ts';
import { succeeded } from '../support/outcomes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { damagedFile, type WrittenJournal, writeJournal } from './damage-journal.ts';
import { type Damage, flipOneBitIn, loseSectorIn, pageCount } from './damage-kinds.ts';
import { compareReadings, openAsTheProgramDoes, openWithoutSeals, readEverything } from './damage-reading.ts';
import { type Random, randomFrom } from './random.ts';

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

async function runTrial(written: WrittenJournal, before: Entries, bytes: Buffer): Promise<Trial> {
  const place = damagedFile();
  place.put(bytes);
  const to = join(temporaryFolder(), 'rescued.db');
  const findings = succeeded(
    await rescueDatabase({ file: place.file, databaseKeys: [Buffer.from(written.key)], to }),
  );
  const isLossless = findings.unverified.length + findings.lost + findings.otherRowsLost === 0;
  return {
    ...judge(before, entriesAt(to, written), findings),
    isDifferent: isLossless && !isTheSame(to, written),
  };
}

/** Whether every channel of the journal in a file answers as the whole one's do. */
function isTheSame(file: string, written: WrittenJournal): boolean {
  const place = damagedFile();
  place.put(written.bytes);
  const [whole, rescued] = [place.file, file].map((at) => {
    const journal = openAsTheProgramDoes(at, Buffer.from(written.key));
    if (typeof journal === 'string') throw new Error(`A journal does not open: ${journal}.`);
    const reading = readEverything(journal, written);
    journal.close();
    return reading;
  });
  return whole !== undefined && rescued !== undefined && compareReadings(whole, rescued) === 'as it was';
}

/** How many trials are made, and on how large a journal: 360 entries make about 400 pages. */
export interface RescueOrder {
  readonly entries: number;
  readonly trials: number;
  readonly seed: number;
}

interface Measured {
  readonly trials: readonly Trial[];
  readonly pages: number;
  readonly readableBySqlite: number;
}

async function measure({ entries, trials, seed }: RescueOrder, damage: Damage): Promise<Measured> {
  const random: Random = randomFrom(seed);
  const written = writeJournal(entries, random);
  const whole = damagedFile();
  whole.put(written.bytes);
  const before = entriesAt(whole.file, written);
  const done: Trial[] = [];
  let readableBySqlite = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const bytes = damage(written.bytes, random);
    done.push(await runTrial(written, before, bytes));
    const place = damagedFile();
    place.put(bytes);
    const found = entriesAt(place.file, written, openWithoutSeals);
    readableBySqlite += [...before].filter(([id, entry]) => isOwnPartSame(found.get(id), entry)).length;
  }
  return {
    trials: done,
    pages: pageCount(written.bytes),
    readableBySqlite: readableBySqlite / (before.size * trials),
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
