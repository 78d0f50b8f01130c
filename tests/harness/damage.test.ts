import { expect, test } from 'vitest';
import { type Figure, howMany, reportFigure } from '../soak/figure.ts';
import { measureNoticed, measureOldPages } from './damage-noticed.ts';
import { measureRescueOfBits, measureRescueOfSectors } from './damage-rescued.ts';
import { newSeed } from './random.ts';

function expectMet(figure: Figure): void {
  reportFigure(figure);
  process.stdout.write(`${figure.promise}: ${figure.figure}. Control: ${figure.control}\n`);
  expect(figure).toMatchObject({ isMet: true });
}

const longMs = howMany(120_000, 4 * 3_600_000);

test(
  'damage to a closed journal is told or changes no answer, and without the seals it goes unnoticed',
  () => {
    expectMet(
      measureNoticed({
        entries: howMany(20, 70),
        flips: howMany(200, 1200),
        swaps: howMany(30, 200),
        cuts: howMany(30, 200),
        controls: howMany(40, 200),
        seed: newSeed('Damage'),
      }),
    );
  },
  longMs,
);

test(
  'how far pages of an older copy of the same file are noticed',
  () => {
    expectMet(
      measureOldPages({ entries: howMany(20, 70), pages: howMany(20, 300), seed: newSeed('Old pages') }),
    );
  },
  longMs,
);

test(
  'of a journal with a bit flipped in each of twenty pages nearly everything is rescued',
  async () => {
    expectMet(
      await measureRescueOfBits({ entries: 360, trials: howMany(5, 100), seed: newSeed('Rescue of bits') }),
    );
  },
  longMs,
);

test(
  'of a journal that lost a sector of twenty pages, what is said to be exact is',
  async () => {
    expectMet(
      await measureRescueOfSectors({
        entries: 360,
        trials: howMany(3, 60),
        seed: newSeed('Rescue of sectors'),
      }),
    );
  },
  longMs,
);
