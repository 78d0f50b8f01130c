/**
 * The control of the power cuts: saves entries as the program does, but over a connection of its own whose pragmas it
 * is told, and tells the recording library what was saved.
 */
import { openSync, readFileSync, writeSync } from 'node:fs';
import { openDatabase } from '../../electron/core/database/open-database.ts';
import { handlers } from '../../electron/core/journal/handlers.ts';
import type { CheckedParams } from '../../shared/contract/contract.ts';
import type { EntryId } from '../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../shared/domain/mapping/bundled-mapper.ts';
import { testClock } from '../support/clock.ts';
import { succeeded } from '../support/outcomes.ts';
import { entryIdOf } from './entry-ids.ts';
import type { Report } from './saving-order.ts';

/** What the control is told. */
export interface OwnConnectionOrder {
  readonly file: string;
  /** The database's key in base64url. */
  readonly key: string;
  readonly pragmas: readonly string[];
  readonly saves: number;
}

const control = openSync(process.env.CASEBOOK_RECORD_CONTROL ?? '', 'a');
const report = (what: Report) => writeSync(control, `${JSON.stringify(what)}\n`);

const order = JSON.parse(readFileSync(process.stdin.fd, 'utf8')) as OwnConnectionOrder;
const database = succeeded(
  openDatabase(order.file, Buffer.from(order.key, 'base64url'), { mayCreate: true }),
);
for (const pragma of order.pragmas) database.pragma(pragma);

let rows = 0;
const newId = () => {
  rows += 1;
  return entryIdOf(1, rows);
};
const journal = {
  database,
  mapper: lexiconMapper,
  now: testClock().now,
  newId,
  changed: () => undefined,
};
for (let number = 1; number <= order.saves; number += 1) {
  const saved = {
    id: entryIdOf(0, number) as EntryId,
    revision: 1,
    text: `save${number} ${'moved the cache to a host of its own '.repeat(1 + (number % 40))}`,
  };
  report({ type: 'asked', ...saved });
  const params = { id: saved.id, kind: 'win', date: '2026-11-20', text: saved.text };
  database.transaction(() =>
    succeeded(handlers['entry.create'](journal, params as CheckedParams<'entry.create'>)),
  );
  report({ type: 'saved', ...saved });
  if (number % 10 === 0) database.checkpoint();
}
database.close();
