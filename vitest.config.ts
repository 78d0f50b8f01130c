import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/end-to-end/**', 'tests/desktop/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // See docs/decisions/0005: a thread that runs sources must not be torn down while WebAssembly is being optimised.
    execArgv: ['--liftoff-only', '--wasm-num-compilation-tasks=0'],
  },
});
