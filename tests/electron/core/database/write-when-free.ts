/** A program of its own that opens the database named on its standard input as soon as it is free, and writes a row. */
import { createInterface } from 'node:readline';
import { openDatabase } from '../../../../electron/core/database/open-database.ts';
import { sql } from '../../../../electron/core/database/sql.ts';

createInterface({ input: process.stdin }).once('line', (line) => {
  const { file, key } = JSON.parse(line) as { file: string; key: string };
  process.stdout.write('opening\n');
  const opened = openDatabase(file, Buffer.from(key, 'hex'), { mayCreate: false });
  if (opened.ok) {
    opened.value.run(sql`INSERT INTO journal_fact (key, value) VALUES ('written', 'when it was free')`);
    opened.value.close();
  }
  process.stdout.write(opened.ok ? 'written\n' : `${opened.failure.code}\n`);
  process.stdin.destroy();
});
