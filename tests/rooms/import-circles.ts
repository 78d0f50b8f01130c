import { posix } from 'node:path';
import type { SourceFile } from './read-imports.ts';

/** Each import circle as the paths it runs through; a circle is told once, whatever number of ways lead around it. */
export function importCircles(tree: readonly SourceFile[]): readonly (readonly string[])[] {
  const known = new Map(tree.map(({ path, imports }) => [path, imports]));
  const circles: string[][] = [];
  const finished = new Set<string>();
  const way: string[] = [];

  function follow(path: string): void {
    const start = way.indexOf(path);
    if (start >= 0) circles.push(way.slice(start));
    if (start >= 0 || finished.has(path)) return;
    way.push(path);
    for (const address of known.get(path) ?? []) {
      const target = posix.join(posix.dirname(path), address);
      if (address.startsWith('.') && known.has(target)) follow(target);
    }
    way.pop();
    finished.add(path);
  }

  for (const path of known.keys()) follow(path);
  return circles;
}
