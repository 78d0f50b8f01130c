import { existsSync } from 'node:fs';
import { isFresh, stampAt } from './freshness.ts';
import { inProject, print } from './project.ts';

/** Something that is built: from which sources, by which of Vite's configurations, to which file. */
interface Target {
  readonly config: string;
  readonly sources: readonly string[];
  readonly result: string;
  readonly stamp: string;
}

/** What the program consists of when it is built: the pages every shell shows, and the desktop's own code. */
export const targets = {
  renderer: {
    config: inProject('renderer/vite.config.ts'),
    sources: ['renderer', 'shared', 'resources', 'package-lock.json'].map(inProject),
    result: inProject('dist/renderer/index.html'),
    stamp: inProject('dist/renderer.stamp'),
  },
  desktop: {
    config: inProject('electron/desktop/vite.config.ts'),
    sources: ['electron/core', 'electron/desktop', 'shared', 'resources', 'package-lock.json'].map(inProject),
    result: inProject('dist/desktop/main.js'),
    stamp: inProject('dist/desktop.stamp'),
  },
  'reader of backups': {
    config: inProject('scripts/open-backup.vite.config.ts'),
    sources: ['electron/core', 'package-lock.json'].map(inProject),
    result: inProject('dist/open-backup/open-backup.mjs'),
    stamp: inProject('dist/open-backup.stamp'),
  },
} as const satisfies Record<string, Target>;

/** Builds a target, whatever is there already. */
export async function build({ config, stamp }: Target): Promise<void> {
  const { build: buildWithVite } = await import('vite');
  const startedMs = Date.now();
  await buildWithVite({ configFile: config, logLevel: 'warn' });
  stampAt(stamp, startedMs);
}

/** Builds a target where its sources are newer than what is there. */
export async function ensureBuilt(target: Target): Promise<void> {
  if (existsSync(target.result) && isFresh(target.stamp, target.sources)) return;
  await build(target);
}

if (import.meta.main) {
  for (const [name, target] of Object.entries(targets)) {
    await build(target);
    print(`Built the ${name}.`);
  }
}
