import { checkDatabase } from '../../electron/core/database/check-database.ts';
import { openDatabase } from '../../electron/core/database/open-database.ts';
import type { Figure } from '../soak/figure.ts';
import { damagedFile, type WrittenJournal, writeJournal } from './damage-journal.ts';
import { cutShort, type Damage, flipOneBit, putOldPageBack, swapTwoPages } from './damage-kinds.ts';
import {
  compareReadings,
  type Outcome,
  openAsTheProgramDoes,
  openWithoutSeals,
  type Readable,
  type Reading,
  readEverything,
} from './damage-reading.ts';
import { type Random, randomFrom } from './random.ts';

const promise = 'Damage is noticed, never silently shown';

/** How often each outcome came about. */
type Outcomes = Record<Outcome, number>;

/** A journal, what it answers while it is whole, and a place for damaged copies of it. */
interface Trial {
  readonly written: WrittenJournal;
  readonly whole: Reading;
  readonly place: ReturnType<typeof damagedFile>;
  readonly random: Random;
}

function prepare(entries: number, seed: number): Trial {
  const random = randomFrom(seed);
  const written = writeJournal(entries, random);
  const place = damagedFile();
  place.put(written.bytes);
  const journal = openAsTheProgramDoes(place.file, written.key);
  if (typeof journal === 'string') throw new Error(`The whole journal does not open: ${journal}.`);
  const whole = readEverything(journal, written);
  journal.close();
  return { written, whole, place, random };
}

function outcomesOf(
  { written, whole, place, random }: Trial,
  damage: Damage,
  times: number,
  open: (file: string, key: Buffer) => Readable | string,
): Outcomes {
  const outcomes: Outcomes = { 'as it was': 0, told: 0, silent: 0 };
  for (let time = 0; time < times; time += 1) {
    place.put(damage(written.bytes, random));
    const journal = open(place.file, Buffer.from(written.key));
    if (typeof journal === 'string') {
      outcomes.told += 1;
      continue;
    }
    outcomes[compareReadings(whole, readEverything(journal, written))] += 1;
    journal.close();
  }
  return outcomes;
}

/** How many of each kind of damage are tried, and on how large a journal. */
export interface NoticedOrder {
  readonly entries: number;
  readonly flips: number;
  readonly swaps: number;
  readonly cuts: number;
  /** Flips of the control, in which the seals are not looked at. */
  readonly controls: number;
  /** How many of all kinds the promise asks for. */
  readonly atLeast: number;
  readonly seed: number;
}

/** Damages a closed journal again and again, and reads all of it through its channels each time. */
export function measureNoticed(order: NoticedOrder): Figure {
  const trial = prepare(order.entries, order.seed);
  const flips = outcomesOf(trial, flipOneBit, order.flips, openAsTheProgramDoes);
  const swaps = outcomesOf(trial, swapTwoPages, order.swaps, openAsTheProgramDoes);
  const cuts = outcomesOf(trial, cutShort, order.cuts, openAsTheProgramDoes);
  const control = outcomesOf(trial, flipOneBit, order.controls, openWithoutSeals);
  const silent = flips.silent + swaps.silent + cuts.silent;
  const told = flips.told + swaps.told + cuts.told;
  const all = order.flips + order.swaps + order.cuts;
  return {
    promise,
    figure: `${order.flips} bit flips, ${order.swaps} page swaps and ${order.cuts} truncations: ${silent} silent (${told} told, the others in pages nothing was read from)`,
    goal: `at least ${order.atLeast} flips, swaps and truncations, 0 silent`,
    isMet: all >= order.atLeast && silent === 0 && told > 0 && control.silent > 0,
    control: `${order.controls} bit flips without the pages’ seals: ${control.silent} silent`,
  };
}

/** How many single pages are put back from an older state of the same file. */
export interface OldPagesOrder {
  readonly entries: number;
  readonly pages: number;
  readonly seed: number;
}

/** Measures what is not promised: a page's seal tells where it belongs, not of when it is. */
export function measureOldPages({ entries, pages, seed }: OldPagesOrder): Figure {
  const trial = prepare(entries, seed);
  const damage = putOldPageBack(trial.written.olderBytes);
  const outcomes = outcomesOf(trial, damage, pages, openAsTheProgramDoes);
  let noticedByCheck = 0;
  for (let time = 0; time < pages; time += 1) {
    trial.place.put(damage(trial.written.bytes, trial.random));
    const opened = openDatabase(trial.place.file, trial.written.key, { mayCreate: false });
    if (!opened.ok || !checkDatabase(opened.value).ok) noticedByCheck += 1;
    if (opened.ok) opened.value.close();
  }
  return {
    promise: `${promise}: pages of an older copy of the same file`,
    figure: `${pages} single pages put back from an older copy: ${outcomes.silent} silent in reading, ${outcomes.told} told; a full check noticed ${noticedByCheck} of ${pages}`,
    goal: 'not promised: replayed old files are out of scope',
    isMet: true,
    control: 'none: this is the limit itself',
  };
}
