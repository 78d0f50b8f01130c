import { expect, test } from 'vitest';
import { passphrase, startTestApplication } from '../support/application.ts';
import { runSavingProgram } from './run-saving-program.ts';
import { expectAllThere, openWhatIsLeft, type Saved } from './saved-journal.ts';

// A limit on the size of a file stands in for a disk that takes no more: the writes of the log fail half-way.
test.skipIf(process.platform === 'win32')(
  'a disk that takes no more is told, and everything saved before is there',
  async () => {
    const { application, value, dataFolder } = startTestApplication();
    const { recoveryCode } = await value('vault.create', { passphrase });
    await application.close();

    const run = await runSavingProgram({ dataFolder, passphrase, round: 1 }, { largestFileKiB: 600 });
    expect(run.code).toBe('storage-failed');
    expect(run.saved.length).toBeGreaterThan(3);

    const journal = await openWhatIsLeft(dataFolder, recoveryCode);
    const told = new Map<string, Saved>(run.saved.map((save) => [save.id, save]));
    expect(expectAllThere(journal, told, undefined)).toEqual(told);
    journal.close();

    const after = await runSavingProgram({ dataFolder, passphrase, round: 2 }, { killAfterMs: 0 });
    expect(after.saved.length).toBeGreaterThan(0);
  },
  60_000,
);
