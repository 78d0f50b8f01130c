/** A part of the tree, and what the files in it may import besides each other. */
export interface Room {
  /** The folder; `*` stands for one name. */
  readonly folder: string;
  /** Rooms, or single files, its files may import from. */
  readonly rooms: readonly string[];
  /** Packages its files may import, with everything below them; `*` for any. */
  readonly packages: readonly string[];
  readonly hasNode: boolean;
  /** True where other rooms come in through `index.ts` alone. */
  readonly hasDoor?: boolean;
}

const react = ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'wouter'];

/** Every room; the first that holds a file is its room. A package a room newly needs is named here. */
export const rooms: readonly Room[] = [
  {
    folder: 'shared/domain',
    rooms: ['resources'],
    packages: ['compromise', 'diff', 'search-query-parser', 'temporal-polyfill'],
    hasNode: false,
  },
  { folder: 'shared/contract', rooms: ['shared/domain'], packages: ['valibot'], hasNode: false },
  {
    folder: 'electron/core',
    rooms: ['shared/domain', 'shared/contract', 'resources'],
    packages: [
      '@node-rs/argon2',
      'better-sqlite3-multiple-ciphers',
      'conf',
      'hash-wasm',
      'temporal-polyfill',
      'uuid',
      'valibot',
      'write-file-atomic',
    ],
    hasNode: true,
  },
  {
    folder: 'electron/desktop',
    rooms: ['electron/core', 'shared/domain', 'shared/contract'],
    packages: ['electron', 'electron-store'],
    hasNode: true,
  },
  {
    folder: 'electron/browser',
    rooms: ['electron/core', 'shared/domain', 'shared/contract'],
    packages: ['open', 'sirv', 'ws'],
    hasNode: true,
  },
  {
    folder: 'electron/terminal',
    rooms: ['electron/core', 'shared/domain', 'shared/contract', 'package.json'],
    packages: ['commander', 'env-paths', 'valibot', 'write-file-atomic'],
    hasNode: true,
  },
  { folder: 'renderer/styles', rooms: [], packages: ['@fontsource-variable'], hasNode: false },
  {
    folder: 'renderer/ui',
    rooms: ['renderer/styles'],
    packages: [...react, '@internationalized/date'],
    hasNode: false,
    hasDoor: true,
  },
  {
    folder: 'renderer/editor',
    rooms: ['renderer/ui', 'shared/domain', 'shared/contract'],
    packages: [...react, 'lexical', '@lexical', 'dompurify'],
    hasNode: false,
    hasDoor: true,
  },
  {
    folder: 'renderer/bridge',
    rooms: ['shared/domain', 'shared/contract'],
    packages: ['react', '@tanstack/react-query'],
    hasNode: false,
    hasDoor: true,
  },
  {
    folder: 'renderer/features/*',
    rooms: ['renderer/ui', 'renderer/editor', 'renderer/bridge', 'shared/domain', 'shared/contract'],
    packages: [
      ...react,
      '@internationalized/date',
      '@zxcvbn-ts',
      'diff',
      'dompurify',
      'temporal-polyfill',
      'uuid',
    ],
    hasNode: false,
    hasDoor: true,
  },
  {
    folder: 'renderer/app',
    rooms: ['renderer/features/*', 'renderer/bridge', 'renderer/ui', 'renderer/styles'],
    packages: react,
    hasNode: false,
  },
  {
    folder: 'renderer/gallery',
    rooms: ['renderer/ui', 'renderer/styles'],
    packages: react,
    hasNode: false,
  },
  { folder: 'resources', rooms: [], packages: [], hasNode: false },
  {
    folder: 'scripts',
    rooms: ['electron/core', 'electron/browser', 'shared/domain', 'shared/contract', 'resources'],
    packages: ['*'],
    hasNode: true,
  },
  { folder: 'tests', rooms: ['*'], packages: ['*'], hasNode: true },
];
