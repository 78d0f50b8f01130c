// Opens a backup of Casebook without Casebook: this file, Node, and the passphrase or the recovery code are enough.
// What it reads is described beside it, in README.txt.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPages } from '../salvage/read-pages.ts';
import { salvage } from '../salvage/salvage.ts';
import { deriveKey } from '../vault/data-key.ts';
import { isAuthentic, readContainer } from './container.ts';
import { readJournal } from './journal.ts';
import { dataKeysOf } from './keys.ts';
import { journalAsMarkdown } from './markdown.ts';
import { Refused } from './refused.ts';
import { secretOf } from './secret.ts';

const usage = `Opens a backup of Casebook without Casebook.

  node open-backup.mjs BACKUP.casebook --out FOLDER
    --passphrase-file FILE      instead of asking for the passphrase
    --recovery-code             asks for the recovery code instead
    --recovery-code-file FILE   instead of asking for it
    --include-sealed            sealed entries, too

Writes journal.md and journal.json into FOLDER, which is made. They can be read by anybody: delete them afterwards.
`;

const options = {
  out: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'recovery-code': { type: 'boolean' },
  'recovery-code-file': { type: 'string' },
  'include-sealed': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

async function run(words: readonly string[]): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
  const [file, ...rest] = positionals;
  if (values.help || file === undefined || rest.length > 0 || values.out === undefined) {
    process.stderr.write(usage);
    return values.help ? 0 : 2;
  }
  const container = readContainer(readFileSync(file));
  const folder = newFolder(values.out);
  const secret = await secretOf({
    passphraseFile: values['passphrase-file'],
    recoveryCodeFile: values['recovery-code-file'],
    recoveryCode: values['recovery-code'],
  });
  const keys = dataKeysOf(container.head.keyring, secret, showProgress);
  const dataKey = keys.find((key) => isAuthentic(container, key));
  if (!dataKey)
    throw new Refused('This backup was changed by somebody without the journal’s keys. Try an older one.');
  const pages = readPages({ database: container.database }, deriveKey(dataKey, 'database'));
  if (pages.unverified().length > 0)
    process.stderr.write('Some of its pages are damaged: what they held may be wrong.\n');
  const journal = readJournal(salvage(pages));
  const shown = values['include-sealed']
    ? journal.entries
    : journal.entries.filter(({ visibility }) => visibility !== 'sealed');
  const readable = { entries: shown, cases: journal.cases };
  writeFileSync(join(folder, 'journal.md'), journalAsMarkdown(readable), { mode: 0o600, flag: 'wx' });
  writeFileSync(join(folder, 'journal.json'), `${JSON.stringify(readable, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
  });
  const left = journal.entries.length - shown.length;
  const sealed = left > 0 ? ` ${left} sealed left out: --include-sealed takes them along.` : '';
  process.stdout.write(
    `${shown.length} ${shown.length === 1 ? 'entry' : 'entries'} in ${folder}.${sealed}\n`,
  );
  return 0;
}

/** A folder that holds nothing yet: what was exported is never mixed with anything else. */
function newFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0)
    throw new Refused('The folder named with --out holds something already. Name a new one.');
  return folder;
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\rDeriving the key: ${done} of ${total}${done === total ? '\n' : ''}`);
}

run(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const isOurs = error instanceof Refused || (error instanceof Error && 'code' in error);
    if (!isOurs) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  },
);
