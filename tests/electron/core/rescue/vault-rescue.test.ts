import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passphrase, startTestApplication } from '../../../support/application.ts';
import { codeOf } from '../../../support/outcomes.ts';

const secret = { type: 'passphrase', passphrase } as const;

test.each([
  ['its first page', 1, 300],
  ['a page that is read later', 10, 4],
])(
  'a journal with a flipped bit in %s is told as damaged, rescued, and opens with all its entries',
  async (_, number, at) => {
    const { application, value, call, journalFolder } = startTestApplication();
    await value('vault.create', { passphrase });
    for (const text of ['first words', 'second words', 'third words']) {
      await value('entry.create', { kind: 'win', date: '2026-11-20', text });
    }
    await value('vault.lock', {});
    const file = join(journalFolder, 'journal.db');
    const damaged = readFileSync(file);
    const offset = (number - 1) * 4096 + at;
    damaged[offset] = (damaged[offset] ?? 0) ^ 8;
    writeFileSync(file, damaged);

    const opened = await call('vault.unlock', { secret });
    const told = opened.ok ? await call('entry.list', {}) : opened;
    expect(codeOf(told)).toBe('damaged');

    const report = await value('vault.rescue', { secret });
    expect(report).toMatchObject({ exact: 3, unverified: [], lost: 0, otherRowsLost: 0 });
    expect(readFileSync(join(journalFolder, report.keptAs)).equals(damaged)).toBe(true);
    expect(readdirSync(journalFolder).filter((name) => name.includes('rescued'))).toEqual([]);

    await value('vault.unlock', { secret });
    const { entries } = await value('entry.list', {});
    expect(entries.map(({ text }) => text).sort()).toEqual(['first words', 'second words', 'third words']);
    expect((await value('entry.search', { query: 'second' })).entries).toHaveLength(1);
    await application.close();
  },
);
