import { v7 } from 'uuid';
import { dropEntry } from '../../../../electron/core/drop-box/drop-entry.ts';
import { draftOf } from './drafts.ts';

/** Drops one entry after another into the journal in the folder that was named, and prints each id once it is told. */
const [, , journalFolder = ''] = process.argv;
for (let number = 1; ; number += 1) {
  const draft = draftOf(`Dropped by ${process.pid} as number ${number}.`);
  const dropped = await dropEntry({ journalFolder, draft, newId: () => v7(), now: () => Date.now() });
  if (!dropped.ok) throw new Error(dropped.failure.message);
  process.stdout.write(`${dropped.value.id}\n`);
}
