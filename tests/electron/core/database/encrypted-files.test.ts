import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestJournal } from '../../../support/journal.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const canary = 'quokkaparade';

/** The files of a folder in which the canary can be read. */
function filesThatTell(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name));
    return ['utf8', 'utf16le'].some((encoding) => bytes.includes(canary, 0, encoding as BufferEncoding));
  });
}

test('the search itself finds a canary in either encoding', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'eight'), `x${canary}x`, 'utf8');
  writeFileSync(join(folder, 'sixteen'), `x${canary}x`, 'utf16le');
  writeFileSync(join(folder, 'neither'), 'quokka parade');
  expect(filesThatTell(folder)).toEqual(['eight', 'sixteen']);
});

test('nothing that was written can be read in any file, while the journal is open or closed', () => {
  const journal = openTestJournal();
  for (let number = 0; number < 40; number += 1) {
    journal.value('entry.create', {
      kind: 'win',
      date: '2026-11-20',
      text: `${canary} ${number} ${'and a longer line so that pages fill '.repeat(20)}`,
      project: `${canary} ${number}`,
      people: [{ name: `${canary} ${number}`, role: 'witness' }],
      impact: { what: canary, before: canary, after: canary },
      links: [{ url: `https://${canary}.example/`, label: canary }],
    });
  }
  expect(journal.value('entry.search', { query: canary }).entries).toHaveLength(40);
  const whileOpen = readdirSync(journal.folder);
  expect(whileOpen).toContain('journal.db-wal');
  expect(filesThatTell(journal.folder)).toEqual([]);

  journal.checkpoint();
  expect(filesThatTell(journal.folder)).toEqual([]);

  journal.close();
  expect(readdirSync(journal.folder)).toEqual(['journal.db']);
  expect(filesThatTell(journal.folder)).toEqual([]);
  expect(readFileSync(journal.file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
});
