import { v7 } from 'uuid';
import { mergeDrops } from '../../../../electron/core/drop-box/merge-drops.ts';
import { openJournal } from '../../../../electron/core/journal/open-journal.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import type { UtcInstant } from '../../../../shared/domain/entry/entry.ts';
import { lexiconMapper } from '../../../../shared/domain/mapping/bundled-mapper.ts';

/** Holds the journal in the folder that was named and looks into its drop box all the time; says when it begins. */
const [, , folder = '', vaultId = '', privateKey = '', databaseKey = ''] = process.argv;
const files = journalFiles(folder);
const opened = openJournal({
  file: files.database,
  key: Buffer.from(databaseKey, 'hex'),
  mayCreate: false,
  mapper: lexiconMapper,
  now: () => new Date().toISOString() as UtcInstant,
  newId: () => v7(),
  onChange: () => {},
});
if (!opened.ok) throw new Error(opened.failure.message);
const box = { folder: files.drop, vaultId, privateKey: Buffer.from(privateKey, 'hex') };
process.stdout.write('begun\n');
for (;;) mergeDrops(opened.value, box);
