/** A program of its own that opens the database named on its standard input and holds it until that ends. */
import { createInterface } from 'node:readline';
import { openDatabase } from '../../../../electron/core/database/open-database.ts';

createInterface({ input: process.stdin }).once('line', (line) => {
  const { file, key } = JSON.parse(line) as { file: string; key: string };
  const opened = openDatabase(file, Buffer.from(key, 'hex'), { mayCreate: false });
  process.stdout.write(opened.ok ? 'held\n' : `${opened.failure.code}\n`);
});
process.stdin.on('end', () => process.exit());
