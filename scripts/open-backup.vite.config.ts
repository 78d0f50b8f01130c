import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the program that opens backups without Casebook: one readable file that needs nothing but Node. */
export default defineConfig({
  root: here('../electron/core/open-backup'),
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    outDir: here('../dist/open-backup'),
    emptyOutDir: true,
    ssr: true,
    target: 'node18',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: here('../electron/core/open-backup/main.ts'),
      output: { format: 'es', entryFileNames: 'open-backup.mjs' },
    },
  },
});
