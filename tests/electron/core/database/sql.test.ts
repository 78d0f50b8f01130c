import { expect, test } from 'vitest';
import { allOf, sql } from '../../../../electron/core/database/sql.ts';
import { databaseAtVersion } from '../../../support/plain-database.ts';

const hostile = `'); DROP TABLE journal_fact; --`;

test('text that looks like a statement is bound and stays text', () => {
  const database = databaseAtVersion(1);
  const statement = sql`INSERT INTO journal_fact (key, value) VALUES (${'ladder'}, ${hostile})`;
  expect(statement.text).toBe('INSERT INTO journal_fact (key, value) VALUES (?, ?)');
  expect(database.run(statement)).toBe(1);
  expect(database.all(sql`SELECT * FROM journal_fact`)).toEqual([{ key: 'ladder', value: hostile }]);
});

test('text that looks like a column or a placeholder is compared as text', () => {
  const database = databaseAtVersion(1);
  database.run(sql`INSERT INTO journal_fact (key, value) VALUES (${'?'}, ${'key'})`);
  expect(database.get(sql`SELECT value FROM journal_fact WHERE key = ${'key'}`)).toBeUndefined();
  expect(database.get(sql`SELECT value FROM journal_fact WHERE key = ${'?'}`)).toEqual({ value: 'key' });
});

test('statements within statements keep their values in order', () => {
  const inner = sql`key = ${'a'} OR key = ${'b'}`;
  expect(sql`SELECT ${1} WHERE ${inner} LIMIT ${2}`).toEqual({
    text: 'SELECT ? WHERE key = ? OR key = ? LIMIT ?',
    values: [1, 'a', 'b', 2],
  });
});

test('no condition is always true, and joined conditions do not mix', () => {
  const database = databaseAtVersion(1);
  database.run(sql`INSERT INTO journal_fact (key, value) VALUES (${'a'}, ${'1'}), (${'b'}, ${'2'})`);
  const count = (conditions: Parameters<typeof allOf>[0]) =>
    database.get<{ n: number }>(sql`SELECT count(*) AS n FROM journal_fact WHERE ${allOf(conditions)}`)?.n;
  expect(count([])).toBe(2);
  expect(count([sql`key = ${'a'} OR key = ${'b'}`, sql`value = ${'2'}`])).toBe(1);
});
