import { join } from 'node:path';
import { expect, test } from 'vitest';
import { howMany, reportFigure, tellProgress } from '../../soak/figure.ts';
import {
  whatIsWrongWithDatabase,
  whatIsWrongWithPassphrase,
  whatIsWrongWithVault,
} from '../look-at-vault.ts';
import { type Preload, preload, whyNotRecorded } from '../preload/preload.ts';
import { newSeed } from '../random.ts';
import type { Told } from '../told.ts';
import { cutAndLook } from './cut-and-look.ts';
import { recordOwnConnection, recordSaving } from './record.ts';
import { scripts } from './scripts.ts';

const why = whyNotRecorded('power cuts');
const cuts = howMany(150, 2000);
/** Each script is recorded as often as the others; the cuts are shared among all recordings. */
const recordings = scripts.length * howMany(1, 4);
/** Deriving a key from a passphrase is slow, so only some of the cuts also try it. */
const triesPassphraseEvery = howMany(10, 5);
const controlCuts = howMany(40, 100);

async function lookAtDisk(disk: string, told: Told, index: number): Promise<readonly string[]> {
  const dataFolder = join(disk, 'data');
  const wrong = await whatIsWrongWithVault(dataFolder, told);
  const triesPassphrase = told.vault === 'created' && index % triesPassphraseEvery === 0;
  return triesPassphrase ? [...wrong, ...(await whatIsWrongWithPassphrase(dataFolder, told))] : wrong;
}

/** Cuts a program whose connection has other pragmas than Casebook's; answers how many cuts lost or broke something. */
async function control(pragmas: readonly string[], seed: number): Promise<number> {
  const recording = await recordOwnConnection(preload() as Preload, { pragmas, saves: 30 });
  const { wrong } = await cutAndLook(recording, { cuts: controlCuts, seed }, (folder, told) =>
    whatIsWrongWithDatabase(join(folder, 'journal.db'), told, recording.key),
  );
  return new Set(wrong.map(({ index }) => index)).size;
}

test.skipIf(why !== undefined)(
  'what was shown as saved survives a power cut, whichever unflushed sectors it takes',
  async () => {
    const seed = newSeed('Power cuts');
    const wrong: string[] = [];
    let acknowledged = 0;
    for (let round = 1; round <= recordings; round += 1) {
      const script = scripts[round % scripts.length] ?? [];
      const recording = await recordSaving(preload() as Preload, round, script);
      const share = Math.ceil((cuts * round) / recordings) - Math.ceil((cuts * (round - 1)) / recordings);
      const found = await cutAndLook(recording, { cuts: share, seed: seed + round }, lookAtDisk);
      acknowledged += found.acknowledged;
      tellProgress('recordings cut', round, recordings, 1);
      wrong.push(...found.wrong.map(({ at, what }) => `recording ${round}, cut after ${at}: ${what}`));
    }
    const full = await control([], seed);
    const normal = await control(['synchronous = NORMAL'], seed);
    const off = await control(['synchronous = OFF'], seed);
    reportFigure({
      promise: '…and a power cut',
      figure: `${cuts} cuts, ${acknowledged} acknowledged entries looked for, ${wrong.length} lost or corrupt (seed ${seed})`,
      goal: '2000 cuts, 0 lost, 0 corrupt',
      isMet: wrong.length === 0 && cuts >= 2000 && normal > 0,
      control: `of ${controlCuts} cuts ${normal} lost or broke something with synchronous=NORMAL, ${off} with OFF, ${full} with FULL`,
    });
    expect(wrong, `CASEBOOK_SEED=${seed}`).toEqual([]);
    expect(acknowledged).toBeGreaterThan(cuts);
    expect(full).toBe(0);
    expect(normal).toBeGreaterThan(0);
    expect(off).toBeGreaterThan(0);
  },
  1_800_000,
);
