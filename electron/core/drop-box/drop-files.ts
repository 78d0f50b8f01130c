import * as v from 'valibot';
import { entryId } from '../../../shared/contract/fields.ts';
import type { EntryId } from '../../../shared/domain/entry/entry.ts';

const ending = '.drop';
const temporaryEnding = '.part';

/** The name of the file that a drop lies in. */
export function dropFileName(id: EntryId): string {
  return `${id}${ending}`;
}

/** The name it has until it is whole; `mark` tells two writers of the same id apart. */
export function temporaryDropName(id: EntryId, mark: string): string {
  return `${id}.${mark}${temporaryEnding}`;
}

/** Whether a file's name says that it is a drop; those being written and a system's own files are not. */
export function isDropName(name: string): boolean {
  return name.endsWith(ending);
}

/** Whether a file's name is one that a drop has only while it is written. */
export function isTemporaryDropName(name: string): boolean {
  return name.endsWith(temporaryEnding);
}

/** The name of a drop that is set aside when others have its own name already. */
export function setAsideName(name: string, number: number): string {
  return `${name}.${number}`;
}

/** Whether a name in the folder of what was set aside is that of a drop. */
export function isSetAsideName(name: string): boolean {
  return isDropName(droppedName(name));
}

/** The name that a drop had before it was set aside. */
export function droppedName(name: string): string {
  return name.replace(/\.\d+$/, '');
}

/** The id a drop's name holds; nothing where the name is not exactly one that Casebook writes. */
export function idInDropName(name: string): EntryId | undefined {
  const parsed = v.safeParse(entryId, name.slice(0, -ending.length));
  return parsed.success && dropFileName(parsed.output) === name ? parsed.output : undefined;
}
