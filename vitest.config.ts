import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/end-to-end/**', 'tests/desktop/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
