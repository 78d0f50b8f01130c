import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin, type UserConfig } from 'vite';
import { channelNames } from '../../shared/contract/contract.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What is resolved at run time: Electron itself and what brings native code. */
const external = ['electron', 'better-sqlite3-multiple-ciphers', '@node-rs/argon2'];

const shared = {
  root: here('.'),
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external },
} as const satisfies UserConfig;

const shape = {
  outDir: here('../../dist/desktop'),
  ssr: true,
  target: 'node24',
  minify: false,
  reportCompressedSize: false,
} as const;

/** The sandbox loads one CommonJS file: the preload script is built by itself, after the rest. */
const preloadAfterwards: Plugin = {
  name: 'casebook-preload',
  async closeBundle(error) {
    if (!error) await build({ configFile: here('vite.config.ts'), mode: 'preload' });
  },
};

/** Builds the desktop shell to dist/desktop: the main file, the journal's worker, and the preload script. */
export default defineConfig(({ mode }) => {
  if (mode === 'preload') {
    return {
      ...shared,
      define: { CHANNEL_NAMES: JSON.stringify(channelNames) },
      build: {
        ...shape,
        emptyOutDir: false,
        rolldownOptions: {
          input: here('preload.ts'),
          output: { format: 'cjs', entryFileNames: 'preload.cjs' },
        },
      },
    };
  }
  return {
    ...shared,
    plugins: [preloadAfterwards],
    // Libraries written as CommonJS ask for these.
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
    build: {
      ...shape,
      emptyOutDir: true,
      rolldownOptions: {
        input: { main: here('main.ts'), 'journal-worker': here('../core/journal/worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
});
