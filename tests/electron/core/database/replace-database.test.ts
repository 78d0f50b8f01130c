import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { newestVersion } from '../../../../electron/core/database/migrate.ts';
import { openDatabase, schemaVersionOf } from '../../../../electron/core/database/open-database.ts';
import { type HeldDatabase, holdDatabase } from '../../../../electron/core/database/replace-database.ts';
import { sql } from '../../../../electron/core/database/sql.ts';
import { dumpTables } from '../../../support/dump-tables.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const existing = { mayCreate: false };

function makeDatabase() {
  const file = join(temporaryFolder(), 'journal.db');
  const key = randomBytes(32);
  const database = succeeded(openDatabase(file, key, { mayCreate: true }));
  for (let row = 0; row < 300; row += 1) {
    database.run(sql`INSERT INTO journal_fact (key, value) VALUES (${`row ${row}`}, ${'words '.repeat(60)})`);
  }
  database.close();
  return { file, key, copy: `${file}.rotating` };
}

function hold(file: string, key: Buffer): HeldDatabase {
  const held = succeeded(holdDatabase(file, key));
  onTestFinished(() => held.close());
  return held;
}

function tablesOf(file: string, key: Buffer) {
  const database = succeeded(openDatabase(file, key, existing));
  try {
    expect(database.pragma('integrity_check')).toBe('ok');
    expect(schemaVersionOf(database)).toBe(newestVersion);
    return dumpTables(database);
  } finally {
    database.close();
  }
}

async function writeWhenFree(file: string, key: Buffer) {
  const program = spawn(process.execPath, [join(import.meta.dirname, 'write-when-free.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void program.kill('SIGKILL'));
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  program.stdin.write(`${JSON.stringify({ file, key: key.toString('hex') })}\n`);
  expect((await lines.next()).value).toBe('opening');
  return async () => {
    const { value } = await lines.next();
    program.stdin.end();
    await once(program, 'exit');
    return value;
  };
}

test('a key that does not fit holds nothing and changes nothing', () => {
  const { file } = makeDatabase();
  const before = readFileSync(file);
  expect(codeOf(holdDatabase(file, randomBytes(32)))).toBe('damaged');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a damaged page ends the copying as damage, and what there is of the copy is no database', () => {
  const { file, key, copy } = makeDatabase();
  const bytes = readFileSync(file);
  for (let at = bytes.length - 100; at > bytes.length / 2; at -= 4096) bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(failureOf(hold(file, key).copyUnder(randomBytes(32), copy)).code).toBe('damaged');
});

test('a copy where something lies already, or where there is no folder, is not written', () => {
  const { file, key, copy } = makeDatabase();
  const held = hold(file, key);
  writeFileSync(copy, 'somebody’s');
  expect(failureOf(held.copyUnder(randomBytes(32), copy)).code).toBe('not-writable');
  expect(readFileSync(copy, 'utf8')).toBe('somebody’s');
  expect(failureOf(held.copyUnder(randomBytes(32), join(copy, 'below'))).code).toBe('not-writable');
});

test('while it is held nobody else gets in, and nothing lies beside it', async () => {
  const { file, key } = makeDatabase();
  const held = hold(file, key);
  expect(readdirSync(dirname(file))).toEqual(['journal.db']);
  const written = await writeWhenFree(file, key);
  expect(await written()).toBe('busy');
  held.close();
  expect(tablesOf(file, key).journal_fact).toHaveLength(300);
});

test('whoever waited for the old file writes into the one that took its place', async () => {
  const { file, key, copy } = makeDatabase();
  const held = hold(file, key);
  // Under the same key, so that nothing but the look at the file itself keeps the other from the old one.
  succeeded(held.copyUnder(key, copy));
  const written = await writeWhenFree(file, key);
  await pause(400);
  held.replaceWith(copy);
  held.close();
  expect(await written()).toBe('written');
  const database = succeeded(openDatabase(file, key, existing));
  onTestFinished(() => database.close());
  expect(database.get(sql`SELECT value FROM journal_fact WHERE key = 'written'`)).toEqual({
    value: 'when it was free',
  });
});

test('closing what was replaced leaves the files of the new one alone', () => {
  const { file, key, copy } = makeDatabase();
  const newKey = randomBytes(32);
  const held = hold(file, key);
  succeeded(held.copyUnder(newKey, copy));
  held.replaceWith(copy);
  const database = succeeded(openDatabase(file, newKey, existing));
  database.run(
    sql`INSERT INTO journal_fact (key, value) VALUES ('written', 'before the old one was closed')`,
  );
  held.close();
  expect(readdirSync(dirname(file))).toContain('journal.db-wal');
  database.run(sql`INSERT INTO journal_fact (key, value) VALUES ('and', 'after')`);
  database.close();
  expect(tablesOf(file, newKey).journal_fact).toHaveLength(302);
});

test('a copy holds the same under another key, in a file of its owner’s alone', () => {
  const { file, key, copy } = makeDatabase();
  const before = tablesOf(file, key);
  const newKey = randomBytes(32);
  const held = hold(file, key);
  succeeded(held.copyUnder(newKey, copy));
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  held.replaceWith(copy);
  held.close();
  expect(codeOf(openDatabase(file, key, existing))).toBe('damaged');
  expect(tablesOf(file, newKey)).toEqual(before);
  expect(readdirSync(dirname(file))).toEqual(['journal.db']);
});
