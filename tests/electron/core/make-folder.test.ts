import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../../electron/core/make-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test.runIf(existsSync('/proc/self'))(
  'a place where nothing can be made is refused, not tried for ever',
  () => {
    expect(() => makeFolder('/proc/casebook/journal')).toThrow(/ENOENT|EACCES|EPERM/);
  },
);

test('a file in the way is refused and left as it is', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, 'mine');
  expect(() => makeFolder(join(file, 'journal'))).toThrow(/ENOTDIR/);
});

test('makes every folder on the way for the owner alone, and finds those that are there', () => {
  const above = temporaryFolder();
  const folder = join(above, 'a', 'b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  for (const made of [folder, join(above, 'a')]) expect(statSync(made).mode & 0o777).toBe(0o700);
});
