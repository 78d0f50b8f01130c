import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { writeRedirectFile } from '../../../electron/browser/redirect-file.ts';
import { temporaryFolder } from './support.ts';

const address = 'http://127.0.0.1:4000/#launch=abc-DEF_123';

describe('the redirect file', () => {
  it.skipIf(process.platform === 'win32')('is for its owner alone, as is its folder', () => {
    const file = fileURLToPath(writeRedirectFile(address, temporaryFolder()).url);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it('keeps the address out of its own', () => {
    const { url } = writeRedirectFile(address, temporaryFolder());
    expect(url).toMatch(/^file:\/\//);
    expect(url).not.toContain('abc-DEF_123');
    expect(readFileSync(fileURLToPath(url), 'utf8')).toContain(`location.replace("${address}");`);
  });

  it('leaves nothing behind when it is removed, twice too', () => {
    const parent = temporaryFolder();
    const file = writeRedirectFile(address, parent);
    expect(existsSync(fileURLToPath(file.url))).toBe(true);
    file.remove();
    file.remove();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('is another one each time', () => {
    const parent = temporaryFolder();
    expect(writeRedirectFile(address, parent).url).not.toBe(writeRedirectFile(address, parent).url);
  });
});
