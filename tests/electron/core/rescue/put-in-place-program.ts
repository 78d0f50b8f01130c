/**
 * Puts a rescued database in place and dies just before the given call to the file system. With `no-links`, the file
 * system knows no second names.
 */
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { argv, exit, kill, pid } from 'node:process';

const [, , folder = '', rescued = '', dieAt = '', choice = ''] = argv;
let calls = 0;

function count(): void {
  calls += 1;
  if (calls === Number(dieAt)) kill(pid, 'SIGKILL');
}

const { link, rename, rm, copyFile, open } = fs;
Object.assign(fs, {
  link: async (...names: Parameters<typeof link>) => {
    count();
    if (choice !== 'no-links') return link(...names);
    throw Object.assign(new Error('no links'), { code: 'EPERM', syscall: 'link' });
  },
  rename: async (...names: Parameters<typeof rename>) => {
    count();
    return rename(...names);
  },
  rm: async (...names: Parameters<typeof rm>) => {
    count();
    return rm(...names);
  },
  copyFile: async (...names: Parameters<typeof copyFile>) => {
    count();
    return copyFile(...names);
  },
  open: async (...names: Parameters<typeof open>) => {
    count();
    return open(...names);
  },
});
syncBuiltinESMExports();

const { putInPlace } = await import('../../../../electron/core/rescue/put-in-place.ts');
const placed = await putInPlace({ folder, rescued, now: Date.parse('2026-11-22T17:25:01.123Z') });
exit(placed.ok ? 0 : 1);
