import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('installing compiles nothing: npm finds the package that answers in place of node-gyp', () => {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
  expect(lock.packages['node_modules/node-gyp']?.resolved).toBe('file:scripts/no-native-build');
  // A linked package would get its command only after the others were installed.
  expect(read('.npmrc')).toContain('install-links=true');
});
