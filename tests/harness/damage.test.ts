import { expect, test } from 'vitest';
import { type Figure, howMany, reportFigure } from '../soak/figure.ts';
import { writeJournal } from './damage-journal.ts';
import { measureNoticed, measureOldPages } from './damage-noticed.ts';
import { measureRescueOfBits, measureRescueOfSectors } from './damage-rescued.ts';
import { newSeed, randomFrom } from './random.ts';

function expectMet(figure: Figure): void {
  reportFigure(figure);
  process.stdout.write(`${figure.promise}: ${figure.figure}. Control: ${figure.control}\n`);
  expect(figure).toMatchObject({ isMet: true });
}

const longestMs = howMany(180_000, 4 * 3_600_000);

test(
  'damage to a closed journal is told or changes no answer, and without the seals it goes unnoticed',
  () => {
    const figure = measureNoticed({
      entries: howMany(16, 60),
      flips: howMany(200, 1200),
      swaps: howMany(30, 200),
      cuts: howMany(30, 200),
      controls: howMany(60, 200),
      atLeast: howMany(200, 1000),
      seed: newSeed('Damage'),
    });
    expectMet(figure);
  },
  longestMs,
);

test(
  'how far pages of an older copy of the same file are noticed',
  () => {
    const seed = newSeed('Old pages');
    expectMet(measureOldPages({ entries: howMany(16, 60), pages: howMany(15, 300), seed }));
  },
  longestMs,
);

test(
  'nearly everything is rescued after a flipped bit in each of twenty pages, and nothing is pretended',
  async () => {
    const seed = newSeed('Rescue');
    const journal = writeJournal(410, randomFrom(seed));
    expectMet(await measureRescueOfBits({ journal, trials: howMany(3, 100), seed }));
    expectMet(await measureRescueOfSectors({ journal, trials: howMany(2, 60), seed }));
  },
  longestMs,
);
