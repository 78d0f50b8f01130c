import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { type SourceFile, unreadable } from './read-imports.ts';
import { type Room, rooms } from './rooms.ts';

/** The room a path lies in, and the folder it fills there: a `*` in the room's folder is one name in this. */
interface Place {
  readonly room: Room;
  readonly folder: string;
}

function placeOf(path: string): Place | undefined {
  for (const room of rooms) {
    const depth = room.folder.split('/').length;
    const folder = path.split('/').slice(0, depth).join('/');
    if (path !== folder && isNamed(room.folder, folder)) return { room, folder };
  }
  return undefined;
}

function isNamed(pattern: string, folder: string): boolean {
  const names = folder.split('/');
  const wanted = pattern.split('/');
  return (
    wanted.length === names.length && wanted.every((name, index) => name === '*' || name === names[index])
  );
}

/** The settings of build programs may use any program; they are no part of what they build. */
function isConfiguration(path: string): boolean {
  return /(^|\/)[\w-]+\.config\.ts$/.test(path);
}

/** One sentence for each import that the rooms do not allow. */
export function forbiddenArrows(root: string, tree: readonly SourceFile[]): readonly string[] {
  return tree.flatMap(({ path, imports }) => {
    if (isConfiguration(path)) return [];
    const place = placeOf(path);
    if (!place) return isRootFile(path) ? [] : [`${path} lies in no room`];
    return imports
      .map((address) => objection(root, path, place, address))
      .filter((sentence) => sentence !== undefined)
      .map((sentence) => `${path} ${sentence}`);
  });
}

/** Declarations for a whole room's compiler, such as `shared/globals.d.ts`. */
function isRootFile(path: string): boolean {
  return path.endsWith('.d.ts');
}

function objection(root: string, path: string, from: Place, address: string): string | undefined {
  const { room } = from;
  const mayImport = (name: string) =>
    room.packages.some((known) => known === '*' || name === known || name.startsWith(`${known}/`));
  if (address === unreadable)
    return room.packages.includes('*') ? undefined : 'imports an address nobody can read';
  if (!address.startsWith('.')) {
    if (isBuiltin(address) || address.startsWith('node:')) {
      return room.hasNode ? undefined : `imports ${address}, but ${room.folder} runs without Node`;
    }
    return mayImport(address) ? undefined : `imports the package ${address}, which ${room.folder} may not`;
  }
  const target = posix.join(posix.dirname(path), address.replace(/[?#].*$/, ''));
  if (!existsSync(join(root, target))) return `imports ${target}, which is not there`;
  return arrowObjection(from, target);
}

function arrowObjection(from: Place, target: string): string | undefined {
  const to = placeOf(target);
  if (to?.folder === from.folder) return undefined;
  if (from.room.rooms.includes('*') || from.room.rooms.includes(target)) return undefined;
  if (!to) return `imports ${target}, which lies in no room`;
  if (!from.room.rooms.includes(to.room.folder)) {
    return `imports ${target}: ${from.folder} may not import ${to.folder}`;
  }
  if (to.room.hasDoor && target !== `${to.folder}/index.ts`) {
    return `imports ${target}: the door is ${to.folder}/index.ts`;
  }
  return undefined;
}
