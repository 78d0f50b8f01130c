import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDurably } from '../../../../electron/core/vault/durable-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('what a link in the folder points at is not written over: the link gives way to the file', async () => {
  const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
  const victim = join(elsewhere, 'letter.txt');
  writeFileSync(victim, 'Dear reader');
  const file = join(folder, 'journal.keys.copy.json');
  symlinkSync(victim, file);
  await writeDurably(file, 'keys');
  expect(readFileSync(victim, 'utf8')).toBe('Dear reader');
  expect(readFileSync(file, 'utf8')).toBe('keys');
  expect(lstatSync(file).isSymbolicLink()).toBe(false);
});
