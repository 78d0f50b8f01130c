import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

function read(path: string): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8'));
}

/** The first version whose asynchronous keychain, clipboard and fuses are the ones that are used. */
const oldestMajor = 45;

test('Electron is one exact version, the same in the manifest, in the lock file and on the disk', () => {
  const { devDependencies } = read('package.json') as { devDependencies: Record<string, string> };
  const { packages } = read('package-lock.json') as { packages: Record<string, { version: string }> };
  const { version } = read('node_modules/electron/package.json') as { version: string };
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(oldestMajor);
  expect(devDependencies.electron).toBe(version);
  expect(packages['node_modules/electron']?.version).toBe(version);
  expect(devDependencies['@electron/fuses']).toBe(packages['node_modules/@electron/fuses']?.version);
});
