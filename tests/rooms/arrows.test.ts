import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { forbiddenArrows } from './arrows.ts';
import { importCircles } from './import-circles.ts';
import { readTree } from './read-imports.ts';

const project = join(import.meta.dirname, '..', '..');

/** A tree of these files, with an empty file at every address that `others` names. */
function madeUp(files: Readonly<Record<string, string>>, ...others: string[]) {
  const root = temporaryFolder();
  for (const [path, source] of [...others.map((other) => [other, ''] as const), ...Object.entries(files)]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return { root, tree: readTree(root) };
}

function objections(path: string, source: string, ...others: string[]): readonly string[] {
  const { root, tree } = madeUp({ [path]: source }, ...others);
  return forbiddenArrows(root, tree);
}

describe('the check finds', () => {
  test.each([
    [
      'shared/domain/a.ts',
      `import '../contract/b.ts';`,
      'shared/contract/b.ts',
      'may not import shared/contract',
    ],
    [
      'shared/contract/a.ts',
      `import '../../electron/core/b.ts';`,
      'electron/core/b.ts',
      'may not import electron/core',
    ],
    [
      'electron/core/a.ts',
      `import '../desktop/b.ts';`,
      'electron/desktop/b.ts',
      'may not import electron/desktop',
    ],
    [
      'electron/browser/a.ts',
      `import '../terminal/b.ts';`,
      'electron/terminal/b.ts',
      'may not import electron/terminal',
    ],
    [
      'electron/desktop/a.ts',
      `import '../../renderer/app/b.ts';`,
      'renderer/app/b.ts',
      'may not import renderer/app',
    ],
    [
      'renderer/ui/A.tsx',
      `import '../bridge/index.ts';`,
      'renderer/bridge/index.ts',
      'may not import renderer/bridge',
    ],
    [
      'renderer/bridge/a.ts',
      `import '../ui/index.ts';`,
      'renderer/ui/index.ts',
      'may not import renderer/ui',
    ],
    [
      'renderer/editor/a.ts',
      `import '../bridge/index.ts';`,
      'renderer/bridge/index.ts',
      'may not import renderer/bridge',
    ],
    [
      'renderer/features/a/A.tsx',
      `import '../b/index.ts';`,
      'renderer/features/b/index.ts',
      'may not import renderer/features/b',
    ],
    [
      'renderer/features/a/A.tsx',
      `import '../../app/B.tsx';`,
      'renderer/app/B.tsx',
      'may not import renderer/app',
    ],
    [
      'renderer/features/a/A.tsx',
      `import '../../ui/Button.tsx';`,
      'renderer/ui/Button.tsx',
      'the door is renderer/ui/index.ts',
    ],
    [
      'renderer/app/A.tsx',
      `import '../features/a/B.tsx';`,
      'renderer/features/a/B.tsx',
      'the door is renderer/features/a/index.ts',
    ],
    [
      'renderer/app/A.tsx',
      `import '../editor/index.ts';`,
      'renderer/editor/index.ts',
      'may not import renderer/editor',
    ],
    [
      'renderer/app/A.tsx',
      `import '../../electron/core/b.ts';`,
      'electron/core/b.ts',
      'may not import electron/core',
    ],
    [
      'renderer/app/a.css',
      `@import '../features/a/b.css';`,
      'renderer/features/a/b.css',
      'the door is renderer/features/a/index.ts',
    ],
    [
      'renderer/ui/A.module.css',
      `.a { composes: b from '../app/b.module.css'; }`,
      'renderer/app/b.module.css',
      'may not import renderer/app',
    ],
    [
      'renderer/ui/a.css',
      `.a { background: url('../app/b.svg'); }`,
      'renderer/app/b.svg',
      'may not import renderer/app',
    ],
    ['electron/core/a.ts', `import '../../package.json';`, 'package.json', 'lies in no room'],
    ['electron/core/a.ts', `import './gone.ts';`, 'electron/core/b.ts', 'which is not there'],
  ])('in %s: %s', (path, source, other, sentence) => {
    expect(objections(path, source, other)).toEqual([expect.stringContaining(sentence)]);
  });

  test.each([
    ['shared/domain/a.ts', `import 'node:fs';`],
    ['shared/contract/a.ts', `import 'fs/promises';`],
    ['renderer/app/a.ts', `import 'node:path';`],
    ['renderer/ui/a.ts', `import { readFileSync } from 'fs';`],
  ])('Node in %s: %s', (path, source) => {
    expect(objections(path, source)).toEqual([expect.stringContaining('runs without Node')]);
  });

  test.each([
    ['electron/core/a.ts', `import 'electron';`],
    ['electron/browser/a.ts', `import type { App } from 'electron';`],
    ['electron/terminal/a.ts', `const { app } = await import('electron');`],
    ['renderer/bridge/a.ts', `import 'electron/renderer';`],
    ['electron/core/a.ts', `import 'electron-store';`],
    ['shared/domain/a.ts', `import 'react';`],
    ['shared/contract/a.ts', `import 'temporal-polyfill';`],
    ['renderer/features/a/A.tsx', `import 'lexical';`],
    ['renderer/ui/a.ts', `import 'reactish';`],
    ['renderer/ui/a.css', `@import '@fontsource-variable/inter';`],
  ])('a package out of place in %s: %s', (path, source) => {
    expect(objections(path, source)).toEqual([expect.stringContaining('imports the package')]);
  });

  test.each([
    ['a type', `import type { B } from '../desktop/b.ts';`],
    ['a type among values', `import { type B } from '../desktop/b.ts';`],
    ['a type on the spot', `export type A = import('../desktop/b.ts').B;`],
    ['what is handed on', `export { b } from '../desktop/b.ts';`],
    ['everything handed on', `export * from '../desktop/b.ts';`],
    ['a type handed on', `export type { B } from '../desktop/b.ts';`],
    ['an import as it runs', `export const b = await import('../desktop/b.ts');`],
    ['an old import', `const b = require('../desktop/b.ts');`],
    ['an older one', `import b = require('../desktop/b.ts');`],
  ])('%s', (_, source) => {
    expect(objections('electron/core/a.ts', source, 'electron/desktop/b.ts')).toHaveLength(1);
  });

  test('an address nobody can read', () => {
    expect(objections('electron/core/a.ts', 'await import(process.argv[2]);')).toEqual([
      expect.stringContaining('nobody can read'),
    ]);
  });

  test('a file in no room', () => {
    expect(objections('electron/elsewhere/a.ts', '')).toEqual(['electron/elsewhere/a.ts lies in no room']);
  });

  test('a file that cannot be read', () => {
    expect(() => madeUp({ 'shared/domain/a.ts': 'import {' })).toThrow('shared/domain/a.ts cannot be read');
  });

  test('a circle once, through types, styles and a file that names itself', () => {
    const { tree } = madeUp({
      'shared/domain/a.ts': `import './b.ts'; import './d.ts';`,
      'shared/domain/b.ts': `import type { C } from './c.ts';`,
      'shared/domain/c.ts': `export type C = import('./a.ts').A;`,
      'shared/domain/d.ts': '',
      'shared/domain/e.ts': `import './e.ts';`,
      'renderer/ui/f.css': `@import './g.css';`,
      'renderer/ui/g.css': `@import './f.css';`,
    });
    expect(importCircles(tree)).toEqual([
      ['renderer/ui/f.css', 'renderer/ui/g.css'],
      ['shared/domain/a.ts', 'shared/domain/b.ts', 'shared/domain/c.ts'],
      ['shared/domain/e.ts'],
    ]);
  });
});

describe('the check lets through', () => {
  test.each([
    ['shared/domain/a/a.ts', `import '../b/b.ts';`, 'shared/domain/b/b.ts'],
    ['shared/contract/a.ts', `import '../domain/b.ts';`, 'shared/domain/b.ts'],
    ['shared/domain/a.ts', `import '../../resources/b.json' with { type: 'json' };`, 'resources/b.json'],
    ['electron/core/a.ts', `import 'node:fs';`, 'electron/core/b.ts'],
    ['electron/desktop/a.ts', `import { app } from 'electron'; import '../core/b.ts';`, 'electron/core/b.ts'],
    [
      'renderer/features/a/deep/A.tsx',
      `import '../B.tsx'; import '../../../ui/index.ts';`,
      'renderer/ui/index.ts',
    ],
    [
      'renderer/app/A.tsx',
      `import '../features/a/index.ts'; import 'react-dom/client';`,
      'renderer/features/a/index.ts',
    ],
    ['electron/desktop/vite.config.ts', `import { defineConfig } from 'vite';`, 'electron/desktop/b.ts'],
    ['tests/a.test.ts', `import '../electron/desktop/b.ts'; import 'electron';`, 'electron/desktop/b.ts'],
  ])('in %s: %s', (path, source, other) => {
    expect(
      objections(path, source, other, 'renderer/features/a/B.tsx', 'renderer/features/a/index.ts'),
    ).toEqual([]);
  });
});

describe('the project', () => {
  const tree = readTree(project);

  test('was read', () => {
    const paths = tree.map(({ path }) => path);
    expect(paths).toContain('electron/core/application.ts');
    expect(tree.find(({ path }) => path === 'electron/core/application.ts')?.imports).toContain(
      './router.ts',
    );
    expect(tree.length).toBeGreaterThan(150);
  });

  test('has no forbidden arrow', () => {
    expect(forbiddenArrows(project, tree)).toEqual([]);
  });

  test('has no import circle', () => {
    expect(importCircles(tree)).toEqual([]);
  });
});
