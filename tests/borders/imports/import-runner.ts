import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a reader made of a hostile file: it said no, kept it aside, or took of it what it may. */
export type Fate = 'refused' | 'set aside' | 'taken';

/** Something that reads files or bytes which others may have written. */
export interface Importer {
  readonly name: string;
  /** What becomes of every hostile file. */
  readonly fate: Fate;
  /** Hands each hostile file to the reader, which may write below `own` alone, and answers what became of each. */
  attack(own: string): Promise<ReadonlyMap<string, Fate>>;
}

/** Everything below a folder but what lies in `except`, with what it holds. */
function everythingIn(folder: string, except: string): readonly string[] {
  if (folder === except) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = lstatSync(path);
    if (found.isDirectory()) return [path, ...everythingIn(path, except)];
    if (found.isSymbolicLink()) return [`${path} → ${readlinkSync(path)}`];
    if (!found.isFile()) return [path];
    return [`${path} ${found.mode} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`];
  });
}

/** What came of an importer's attack: how many files it tried, and everything that was wrong. */
export interface Outcome {
  readonly files: number;
  readonly problems: readonly string[];
}

/** Runs an importer's attack in a folder of its own, beside files it must not touch. */
export async function runImporter(importer: Importer, root: string): Promise<Outcome> {
  const own = join(root, 'a', 'b', 'own');
  mkdirSync(own, { recursive: true });
  for (const folder of [root, join(root, 'a'), join(root, 'a', 'b')]) {
    mkdirSync(join(folder, 'beside'));
    writeFileSync(join(folder, 'beside', 'settings.json'), '{"kept":true}');
    writeFileSync(join(folder, 'journal.db'), 'another journal');
  }
  const before = everythingIn(root, own);
  const fates = await importer.attack(own);
  const after = everythingIn(root, own);
  const problems = [...fates]
    .filter(([, fate]) => fate !== importer.fate)
    .map(([name, fate]) => `${importer.name}: ${name} was ${fate}`);
  const touched = [
    ...after.filter((each) => !before.includes(each)),
    ...before.filter((each) => !after.includes(each)),
  ];
  problems.push(...touched.map((path) => `${importer.name}: it touched ${relative(root, path)}`));
  if (Object.keys(Object.prototype).length > 0) problems.push(`${importer.name}: it changed every object`);
  return { files: fates.size, problems };
}
