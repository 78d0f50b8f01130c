import { expect, test } from 'vitest';
import { passphrase, startTestApplication } from '../support/application.ts';
import { runSavingProgram } from './run-saving-program.ts';
import { expectAllThere, openWhatIsLeft, type Saved } from './saved-journal.ts';

const rounds = 20;
const longestRunMs = 600;

test('what was shown as saved survives the death of the process, at twenty random moments', async () => {
  const { application, value, dataFolder } = startTestApplication();
  const { recoveryCode } = await value('vault.create', { passphrase });
  await application.close();

  let there: ReadonlyMap<string, Saved> = new Map();
  let acknowledged = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const killAfterMs = Math.random() * longestRunMs;
    const run = await runSavingProgram({ dataFolder, passphrase, round }, { killAfterMs });
    expect(run.saved.length).toBeGreaterThan(0);
    acknowledged += run.saved.length;
    const told = new Map([...there, ...run.saved.map((save) => [save.id, save] as const)]);
    const journal = await openWhatIsLeft(dataFolder, recoveryCode);
    there = expectAllThere(journal, told, run.unanswered);
    journal.close();
  }
  expect(acknowledged).toBeGreaterThan(rounds * 5);
  expect([...there.values()].some(({ revision }) => revision > 1)).toBe(true);
}, 180_000);

test('the check notices an entry that is not there, or not as it was told', async () => {
  const { application, value, dataFolder } = startTestApplication();
  const { recoveryCode } = await value('vault.create', { passphrase });
  const { id } = await value('entry.create', { kind: 'win', date: '2026-11-20', text: 'kept words' });
  await application.close();
  const journal = await openWhatIsLeft(dataFolder, recoveryCode);
  const kept: Saved = { type: 'saved', id, revision: 1, text: 'kept words' };
  const check = (told: Saved) => () => expectAllThere(journal, new Map([[told.id, told]]), undefined);
  expect(check(kept)).not.toThrow();
  expect(check({ ...kept, id: '01950000-0000-7000-8000-000000000001' })).toThrow('not-found');
  expect(check({ ...kept, text: 'other words' })).toThrow();
  expect(check({ ...kept, revision: 2 })).toThrow();
  journal.close();
});
