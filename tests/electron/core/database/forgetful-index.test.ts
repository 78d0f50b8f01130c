import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepIndexForgetful } from '../../../../electron/core/database/forgetful-index.ts';
import { openDatabase } from '../../../../electron/core/database/open-database.ts';
import { sql } from '../../../../electron/core/database/sql.ts';
import { succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('an index that was told to keep what it forgets is told otherwise at the next opening', () => {
  const file = join(temporaryFolder(), 'journal.db');
  const database = succeeded(openDatabase(file, randomBytes(32), { mayCreate: true }));
  const setting = () => database.get(sql`SELECT v FROM entry_index_config WHERE k = 'secure-delete'`);
  keepIndexForgetful(database);
  expect(setting()).toEqual({ v: 1 });
  database.run(sql`INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', 0)`);
  expect(setting()).toEqual({ v: 0 });
  keepIndexForgetful(database);
  expect(setting()).toEqual({ v: 1 });
  database.close();
});
