import { expect, test } from 'vitest';
import { passphrase, startTestApplication } from '../support/application.ts';
import { compare, openWhatIsLeft } from './left-journal.ts';
import { startSavingProgram } from './run-saving-program.ts';

// A limit on the size of a file stands in for a disk that takes no more: the writes of the log fail half-way.
test.skipIf(process.platform === 'win32')(
  'a disk that takes no more is told, and everything saved before is there',
  async () => {
    const { application, value, dataFolder, journalFolder } = startTestApplication();
    const { recoveryCode } = await value('vault.create', { passphrase });
    await application.close();
    const steps = [{ do: 'unlock', recoveryCode } as const, { do: 'save', times: 10_000 } as const];

    const told = await startSavingProgram({ largestFileKiB: 600 }).run({ dataFolder, round: 1, steps });
    expect(told.code).toBe('storage-failed');
    expect(told.saved.size).toBeGreaterThan(3);

    const journal = await openWhatIsLeft(journalFolder, { ...told, recoveryCode });
    expect(compare(journal, told).lost).toEqual([]);
    journal.close();

    const later = await startSavingProgram().run({ dataFolder, round: 2, steps }, { killAfterMs: 0 });
    expect(later.saved.size).toBeGreaterThan(0);
  },
  60_000,
);
