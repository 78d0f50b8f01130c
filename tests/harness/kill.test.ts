import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { howMany, reportFigure, tellProgress } from '../soak/figure.ts';
import { passphrase, startTestApplication } from '../support/application.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { compare, openWhatIsLeft } from './left-journal.ts';
import { newSeed, type Random, randomFrom } from './random.ts';
import { startSavingProgram } from './run-saving-program.ts';
import type { Saved } from './saving-order.ts';
import { nothingTold, type Told } from './told.ts';

const kills = howMany(60, 1000);
/** Journals that are killed side by side, each one again and again. */
const lanes = 3;
const longestRunMs = 300;
/** A journal that has grown for so many kills is left for a new one, so that looking at it stays quick. */
const killsOfOneJournal = 10;

interface Template {
  readonly dataFolder: string;
  readonly recoveryCode: string;
}

/** Made by a program that ends by itself, so that what Node compiled for it is kept for those that are killed. */
async function makeTemplate(): Promise<Template> {
  const dataFolder = join(temporaryFolder(), 'data');
  const steps = [{ do: 'create', passphrase } as const, { do: 'lock' } as const];
  const { recoveryCode = '' } = await startSavingProgram().run({ dataFolder, round: 0, steps });
  return { dataFolder, recoveryCode };
}

/** Kills journals one after another; answers how many entries had been acknowledged and which of them were lost. */
async function killAgainAndAgain(template: Template, rounds: readonly number[], random: Random) {
  const lost: string[] = [];
  let acknowledged = 0;
  let dataFolder = '';
  let told: Told = nothingTold;
  let next = startSavingProgram();
  for (const [index, round] of rounds.entries()) {
    if (index % killsOfOneJournal === 0) {
      dataFolder = join(temporaryFolder(), 'data');
      cpSync(template.dataFolder, dataFolder, { recursive: true });
      told = { ...nothingTold, recoveryCode: template.recoveryCode };
    }
    const program = next;
    next = startSavingProgram();
    const { saved, unanswered } = await program.run(
      {
        dataFolder,
        round,
        steps: [
          { do: 'unlock', recoveryCode: template.recoveryCode },
          { do: 'save', times: Number.MAX_SAFE_INTEGER },
        ],
      },
      { killAfterMs: random.next() * longestRunMs },
    );
    acknowledged += saved.size;
    told = { ...told, saved: new Map([...told.saved, ...saved]), unanswered };
    const journal = await openWhatIsLeft(join(dataFolder, 'journal'), told);
    const found = compare(journal, told);
    journal.close();
    lost.push(...found.lost.map((id) => `round ${round}: ${id}`));
    told = { ...told, saved: found.there };
    tellProgress('kills', round, kills);
    if (saved.size === 0) lost.push(`round ${round} saved nothing`);
  }
  next.kill();
  return { lost, acknowledged, hasEdits: [...told.saved.values()].some(({ revision }) => revision > 1) };
}

test('what was shown as saved survives the death of the process, at any moment', async () => {
  const template = await makeTemplate();
  const seed = newSeed('Kills');
  const roundsOf = (lane: number) =>
    Array.from({ length: kills }, (_, index) => index + 1).filter((round) => round % lanes === lane);
  const runs = await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      killAgainAndAgain(template, roundsOf(lane), randomFrom(seed + lane)),
    ),
  );
  const acknowledged = runs.reduce((sum, run) => sum + run.acknowledged, 0);
  const lost = runs.flatMap((run) => run.lost);
  const noticed = await whatTheCheckNotices(template);
  reportFigure({
    promise: 'What was shown as saved survives the death of the process',
    figure: `${kills} kills while saving, ${acknowledged} entries acknowledged, ${lost.length} lost (seed ${seed})`,
    goal: '1000 kills, 0 lost',
    isMet: lost.length === 0 && kills >= 1000,
    control: `told of an entry that is missing, altered or older: ${noticed} of 3 noticed`,
  });
  expect(lost, `CASEBOOK_SEED=${seed}`).toEqual([]);
  // A busy computer saves little before each kill, and every run saved something.
  expect(acknowledged).toBeGreaterThanOrEqual(kills);
  expect(runs.some(({ hasEdits }) => hasEdits)).toBe(true);
  expect(noticed).toBe(3);
}, 1_800_000);

/** The control: how many of three things that are not so the check notices, when the truth is accepted. */
async function whatTheCheckNotices({ recoveryCode }: Template): Promise<number> {
  const { application, value, journalFolder, dataFolder } = startTestApplication();
  const made = await value('vault.create', { passphrase });
  const { id } = await value('entry.create', { kind: 'win', date: '2026-11-20', text: 'kept words' });
  await application.close();
  expect(dataFolder).not.toBe('');
  await expect(openWhatIsLeft(journalFolder, { ...nothingTold, recoveryCode })).rejects.toThrow(
    'The keys do not open',
  );
  const journal = await openWhatIsLeft(journalFolder, { ...nothingTold, recoveryCode: made.recoveryCode });
  const kept: Saved = { id, revision: 1, text: 'kept words' };
  const lostOf = (told: Saved) =>
    compare(journal, { ...nothingTold, saved: new Map([[told.id, told]]) }).lost.length;
  expect(lostOf(kept)).toBe(0);
  const untrue: readonly Saved[] = [
    { ...kept, id: '01950000-0000-7000-8000-000000000001' },
    { ...kept, text: 'other words' },
    { ...kept, revision: 2 },
  ];
  const noticed = untrue.reduce((sum, told) => sum + lostOf(told), 0);
  journal.close();
  return noticed;
}
