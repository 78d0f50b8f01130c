/** The control of the canaries: sorts many words over a connection that keeps what does not fit in temporary files. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openDatabase } from '../../../electron/core/database/open-database.ts';
import { sql } from '../../../electron/core/database/sql.ts';
import { succeeded } from '../../support/outcomes.ts';

/** What the control is told. */
export interface SpillOrder {
  readonly file: string;
  readonly word: string;
}

const rows = 6000;

const order = JSON.parse(readFileSync(process.stdin.fd, 'utf8')) as SpillOrder;
const database = succeeded(openDatabase(order.file, randomBytes(32), { mayCreate: true }));
database.pragma('temp_store = FILE');
database.pragma('cache_size = 10');
const sorted = database.all(sql`
  WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${rows})
  SELECT ${order.word} || hex(randomblob(400)) AS text FROM number ORDER BY text`);
database.close();
process.stdout.write(`${JSON.stringify({ rows: sorted.length })}\n`);
