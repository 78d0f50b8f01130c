import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInstalledChromium } from '../../../electron/browser/installed-browser.ts';
import { hasDisplay } from '../../../electron/browser/open-window.ts';
import { temporaryFolder } from './support.ts';

function program(folder: string, name: string, mode = 0o755): string {
  const file = join(folder, name);
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

describe.skipIf(process.platform === 'win32')('the installed browser', () => {
  it('is none where the path names none', () => {
    expect(findInstalledChromium('linux', { PATH: temporaryFolder() })).toBeNull();
    expect(findInstalledChromium('linux', { PATH: '' })).toBeNull();
    expect(findInstalledChromium('linux', {})).toBeNull();
  });

  it('is not a file that cannot be run', () => {
    const folder = temporaryFolder();
    program(folder, 'chromium', 0o644);
    expect(findInstalledChromium('linux', { PATH: folder })).toBeNull();
  });

  it('is not looked for in the current folder', () => {
    expect(findInstalledChromium('linux', { PATH: delimiter })).toBeNull();
  });

  it('is found anywhere on the path', () => {
    const [empty, full] = [temporaryFolder(), temporaryFolder()];
    const chromium = program(full, 'chromium');
    expect(findInstalledChromium('linux', { PATH: [empty, full].join(delimiter) })).toBe(chromium);
  });
});

describe('a display', () => {
  it('is there on Linux only when the session names one', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});
