import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkDatabase } from '../../../../electron/core/database/check-database.ts';
import { connect } from '../../../../electron/core/database/connect.ts';
import { openDatabase } from '../../../../electron/core/database/open-database.ts';
import { sql } from '../../../../electron/core/database/sql.ts';
import { openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { codeOf, succeeded } from '../../../support/outcomes.ts';

function journalWithEntries(): TestJournal {
  const journal = openTestJournal();
  for (let number = 0; number < 60; number += 1) {
    const text = `Moved cache ${number} ${'to a host of its own '.repeat(40)}`;
    journal.value('entry.create', { kind: 'win', date: '2026-11-20', text, project: `Move ${number}` });
  }
  return journal;
}

test('a row that points at nothing is damage', () => {
  const journal = journalWithEntries();
  const code = journal.look((database) => {
    database.pragma('foreign_keys = OFF');
    database.run(sql`DELETE FROM project WHERE name = 'Move 7'`);
    return codeOf(checkDatabase(database));
  });
  expect(code).toBe('damaged');
});

test('a search index that does not tell of the texts is damage', () => {
  const journal = journalWithEntries();
  const code = journal.look((database) => {
    database.execute(`DROP TRIGGER entry_reindexed; UPDATE entry SET text = 'other words' WHERE row = 3`);
    return codeOf(checkDatabase(database));
  });
  expect(code).toBe('damaged');
});

test('a search index whose own tables make no sense is damage', () => {
  const { file, key, close } = journalWithEntries();
  close();
  const connection = connect(file, key).unsafeMode();
  connection.exec('DELETE FROM entry_index_config');
  connection.close();
  const again = succeeded(openDatabase(file, key, { mayCreate: false }));
  expect(codeOf(checkDatabase(again))).toBe('damaged');
  again.close();
});

test('one flipped bit in any page the opening does not read is damage', () => {
  const { file, key, close } = journalWithEntries();
  close();
  const whole = readFileSync(file);
  const pages = whole.length / 4096;
  const codes = new Set<string>();
  for (let page = 1; page < pages; page += 7) {
    const bytes = Buffer.from(whole);
    bytes[page * 4096 + 900] = (bytes[page * 4096 + 900] ?? 0) ^ 4;
    writeFileSync(file, bytes);
    const opened = openDatabase(file, key, { mayCreate: false });
    if (!opened.ok) {
      codes.add(opened.failure.code);
      continue;
    }
    codes.add(codeOf(checkDatabase(opened.value)));
    opened.value.close();
  }
  expect([...codes]).toEqual(['damaged']);
  writeFileSync(file, whole);
});

test('a whole database passes, and passing changes nothing in its file', () => {
  const { file, key, close } = journalWithEntries();
  close();
  const before = readFileSync(file);
  const database = succeeded(openDatabase(file, key, { mayCreate: false }));
  expect(checkDatabase(database)).toEqual({ ok: true, value: null });
  database.close();
  expect(readFileSync(file).equals(before)).toBe(true);
});
