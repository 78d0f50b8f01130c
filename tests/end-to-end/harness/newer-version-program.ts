import { connect } from '../../../electron/core/database/connect.ts';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { databaseKeyOf, unlockVault } from '../../../electron/core/vault/vault.ts';

// Marks a journal's database as one that a later version of Casebook wrote: the folder, then the passphrase.
const [folder = '', passphrase = ''] = process.argv.slice(2);
const vault = await unlockVault(folder, { type: 'passphrase', passphrase });
if (!vault.ok) throw new Error(vault.failure.code);
const database = connect(journalFiles(folder).database, databaseKeyOf(vault.value.dataKey));
database.pragma('user_version = 9000');
database.close();
