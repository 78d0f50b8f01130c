import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { OpenDatabase } from '../../../../electron/core/database/database.ts';
import { migrate, newestVersion } from '../../../../electron/core/database/migrate.ts';
import {
  migrateToNewest,
  type OpenChoice,
  openDatabase,
  schemaVersionOf,
} from '../../../../electron/core/database/open-database.ts';
import { sql } from '../../../../electron/core/database/sql.ts';
import { failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const create = { mayCreate: true };
const existing = { mayCreate: false };

function newPlace() {
  return { file: join(temporaryFolder(), 'journal.db'), key: randomBytes(32) };
}

function open(file: string, key: Buffer, choice: OpenChoice = create): OpenDatabase {
  const database = succeeded(openDatabase(file, key, choice));
  onTestFinished(() => database.close());
  return database;
}

function makeDatabase() {
  const place = newPlace();
  open(place.file, place.key).close();
  return place;
}

describe('what does not open', () => {
  test.each([0, 16, 31, 33, 64])('a key of %i bytes is a bug and makes no file', (length) => {
    const { file } = newPlace();
    expect(() => openDatabase(file, randomBytes(length), create)).toThrow('exactly 32 bytes');
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  test('a missing file is told as missing and is not made', () => {
    const { file, key } = newPlace();
    expect(failureOf(openDatabase(file, key, existing))).toEqual({
      code: 'damaged',
      message: expect.stringContaining('missing from its folder'),
    });
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  test('a key that does not fit is damage, and the file stays as it is', () => {
    const { file } = makeDatabase();
    const before = readFileSync(file);
    expect(failureOf(openDatabase(file, randomBytes(32), existing)).code).toBe('damaged');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('an empty file in the place of a journal is damage, not a new journal', () => {
    const { file, key } = makeDatabase();
    writeFileSync(file, '');
    expect(failureOf(openDatabase(file, key, existing))).toEqual({
      code: 'damaged',
      message: expect.stringContaining('is empty'),
    });
    expect(readFileSync(file)).toHaveLength(0);
  });

  test('a damaged first page is damage', () => {
    const { file, key } = makeDatabase();
    const bytes = readFileSync(file);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(failureOf(openDatabase(file, key, existing))).toEqual({
      code: 'damaged',
      message: expect.stringContaining('Casebook can rescue what is left'),
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('a database without encryption is damage, not a journal', () => {
    const { file, key } = newPlace();
    writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)]));
    expect(failureOf(openDatabase(file, key, existing)).code).toBe('damaged');
  });

  test.each(['wal', 'delete'])(
    'what a newer version wrote in %s mode is refused, byte for byte unchanged',
    (mode) => {
      const { file, key } = makeDatabase();
      const newer = open(file, key);
      newer.pragma(`journal_mode = ${mode}`);
      newer.pragma(`user_version = ${newestVersion + 1}`);
      newer.close();
      const before = readFileSync(file);
      expect(failureOf(openDatabase(file, key, existing))).toEqual({
        code: 'newer-version',
        message: expect.stringContaining('Nothing was changed'),
      });
      expect(readFileSync(file).equals(before)).toBe(true);
    },
  );

  test('a folder that is not there, or lies below a file, cannot be written', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'plain'), '');
    for (const file of [join(folder, 'absent', 'journal.db'), join(folder, 'plain', 'journal.db')]) {
      expect(failureOf(openDatabase(file, randomBytes(32), create)).code).toBe('not-writable');
    }
  });

  test('a folder in the file’s place cannot be written', () => {
    const { file, key } = newPlace();
    mkdirSync(file);
    expect(failureOf(openDatabase(file, key, create)).code).toBe('not-writable');
  });
});

test('while another process holds it, it is busy; afterwards it opens', async () => {
  const { file, key } = makeDatabase();
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'hold-database.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  holder.stdin.write(`${JSON.stringify({ file, key: key.toString('hex') })}\n`);
  const [said] = await once(holder.stdout, 'data');
  expect(String(said)).toBe('held\n');

  expect(failureOf(openDatabase(file, key, existing))).toEqual({
    code: 'busy',
    message: expect.stringContaining('open in another program'),
  });

  holder.stdin.end();
  await once(holder, 'exit');
  expect(open(file, key, existing).get(sql`SELECT count(*) AS n FROM entry`)).toEqual({ n: 0 });
});

test('every pragma holds again after reopening', () => {
  const { file, key } = makeDatabase();
  const database = open(file, key, existing);
  const held = Object.fromEntries(
    [
      'cipher',
      'legacy',
      'locking_mode',
      'journal_mode',
      'synchronous',
      'fullfsync',
      'checkpoint_fullfsync',
      'temp_store',
      'secure_delete',
      'trusted_schema',
      'cell_size_check',
      'foreign_keys',
      'user_version',
    ].map((pragma) => [pragma, database.pragma(pragma)]),
  );
  expect(held).toEqual({
    cipher: 'sqlcipher',
    legacy: '4',
    locking_mode: 'exclusive',
    journal_mode: 'wal',
    synchronous: 2,
    fullfsync: 1,
    checkpoint_fullfsync: 1,
    temp_store: 2,
    secure_delete: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    foreign_keys: 1,
    user_version: newestVersion,
  });
  expect(database.get(sql`SELECT v FROM entry_index_config WHERE k = 'secure-delete'`)).toEqual({ v: 1 });
});

describe('what an earlier version wrote', () => {
  const unraised = { mayCreate: false, mayMigrate: false };

  function makeOlder() {
    const place = newPlace();
    const database = open(place.file, place.key, { mayCreate: true, mayMigrate: false });
    migrate(database, 0, newestVersion - 1);
    database.run(sql`INSERT INTO journal_fact (key, value) VALUES ('ladder', 'manager')`);
    database.close();
    return place;
  }

  test('is opened as it is where it may not be raised, and raised when told', () => {
    const { file, key } = makeOlder();
    const database = open(file, key, unraised);
    expect(schemaVersionOf(database)).toBe(newestVersion - 1);
    expect(database.pragma('journal_mode')).toBe('wal');
    migrateToNewest(database);
    expect(schemaVersionOf(database)).toBe(newestVersion);
    migrateToNewest(database);
    expect(database.all(sql`SELECT * FROM journal_fact`)).toEqual([{ key: 'ladder', value: 'manager' }]);
  });

  test('is raised at once where nothing else is said', () => {
    const { file, key } = makeOlder();
    expect(schemaVersionOf(open(file, key, existing))).toBe(newestVersion);
  });
});

test('a copy of the file alone opens with the key once the log was moved into it', () => {
  const { file, key } = newPlace();
  const database = open(file, key);
  database.run(sql`INSERT INTO journal_fact (key, value) VALUES ('ladder', 'manager')`);
  database.checkpoint();
  const copy = join(temporaryFolder(), 'copy.db');
  copyFileSync(file, copy);
  expect(open(copy, key, existing).all(sql`SELECT * FROM journal_fact`)).toEqual([
    { key: 'ladder', value: 'manager' },
  ]);
});

test('a transaction that throws leaves nothing behind', () => {
  const { file, key } = newPlace();
  const database = open(file, key);
  const insert = sql`INSERT INTO journal_fact (key, value) VALUES ('ladder', 'manager')`;
  expect(() =>
    database.transaction(() => {
      database.run(insert);
      throw new Error('stopped half-way');
    }),
  ).toThrow('stopped half-way');
  expect(database.all(sql`SELECT * FROM journal_fact`)).toEqual([]);
});
