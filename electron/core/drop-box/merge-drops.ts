import type { KeyObject } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CheckedParams } from '../../../shared/contract/contract.ts';
import type { EntryId, UtcInstant } from '../../../shared/domain/entry/entry.ts';
import type { Result } from '../../../shared/domain/result/result.ts';
import { storageFailure } from '../database/storage-failure.ts';
import { isSystemError } from '../system-error.ts';
import { x25519PrivateKey } from '../vault/x25519.ts';
import { readContents } from './drop-contents.ts';
import {
  droppedName,
  idInDropName,
  isDropName,
  isSetAsideName,
  isTemporaryDropName,
  setAsideName,
} from './drop-files.ts';
import { largestDropBytes, openDrop } from './drop-format.ts';

/** The open journal as the drop box fills it. */
export interface DropTaker {
  /** Saves a new entry as `entry.create` does, as of the moment it was taken down. Durable once it answers. */
  createAsOf(createdAt: UtcInstant, params: CheckedParams<'entry.create'>): Result<unknown, string>;
}

/** Where drops lie, for whom, and what opens them. */
export interface DropBoxKeys {
  readonly folder: string;
  readonly vaultId: string;
  /** The 32 raw bytes of the private key. */
  readonly privateKey: Uint8Array;
  /** Those of keys that were replaced: a drop may have been on its way then. */
  readonly formerPrivateKeys?: readonly Uint8Array[];
}

/** What came of looking into the drop box. */
export interface MergedDrops {
  /** Entries that were not in the journal before. */
  readonly merged: number;
  /** Files that were set aside just now, since they could not be read. */
  readonly unreadable: number;
}

/** Where drops are kept that could not be read: never deleted, and tried again at each unlock. */
export const unreadableFolderName = 'unreadable';

/** A drop that is still being written after this long was cut short, and its id was never told. */
const abandonedAfterMs = 3_600_000;

/**
 * Saves what was dropped, each under its own id, and then removes its file: a kill in between loses nothing and saves
 * nothing twice. What cannot be read, or not by this version, is set aside and counted. With `retriesSetAside` those
 * set aside before are tried again. Throws only what `storageFailure` knows; what was not saved then stays in the box.
 */
export function mergeDrops(
  journal: DropTaker,
  box: DropBoxKeys,
  { retriesSetAside = false } = {},
): MergedDrops {
  const unreadable = join(box.folder, unreadableFolderName);
  const names = namesIn(box.folder);
  for (const name of names.filter(isTemporaryDropName)) removeIfAbandoned(join(box.folder, name));
  const dropped = names.filter(isDropName);
  const setAside = retriesSetAside ? namesIn(unreadable).filter(isSetAsideName) : [];
  if (dropped.length + setAside.length === 0) return { merged: 0, unreadable: 0 };

  const privateKeys = [box.privateKey, ...(box.formerPrivateKeys ?? [])].map(x25519PrivateKey);
  const count = { merged: 0, unreadable: 0 };
  try {
    for (const name of dropped) {
      const fate = takeIn(journal, join(box.folder, name), name, privateKeys, box.vaultId);
      if (fate === 'merged') count.merged += 1;
      if (fate === 'unreadable' && moveAside(box.folder, name)) count.unreadable += 1;
    }
    for (const name of setAside) {
      const fate = takeIn(journal, join(unreadable, name), droppedName(name), privateKeys, box.vaultId);
      if (fate === 'merged') count.merged += 1;
    }
  } finally {
    flush(box.folder);
    if (setAside.length > 0) flush(unreadable);
  }
  return count;
}

/** `waits`: the journal does not save now, whatever it is given. */
type Fate = 'merged' | 'known' | 'gone' | 'unreadable' | 'waits';

/** Saves one drop and removes its file; an unreadable one stays where it is. */
function takeIn(
  journal: DropTaker,
  file: string,
  name: string,
  privateKeys: readonly KeyObject[],
  vaultId: string,
): Fate {
  const id = idInDropName(name);
  const read = id && readDrop(file);
  if (read === 'gone') return 'gone';
  const contents = id && read && openDrop(read, privateKeys, { id, vaultId });
  const fate = contents ? save(journal, id, contents) : 'unreadable';
  contents?.fill(0);
  if (fate === 'merged' || fate === 'known') removeIfAllowed(file);
  return fate;
}

function save(journal: DropTaker, id: EntryId, contents: Buffer): Fate {
  const drop = readContents(contents, id);
  if (!drop) return 'unreadable';
  try {
    const created = journal.createAsOf(drop.createdAt, drop.entry);
    if (created.ok) return 'merged';
    const { code } = created.failure;
    if (code === 'storage-failed') return 'waits';
    // Saved before, perhaps deleted for good since: only the removal of its file was cut short.
    return code === 'exists' ? 'known' : 'unreadable';
  } catch (error) {
    if (storageFailure(error)) throw error;
    return 'unreadable';
  }
}

/** The bytes of a drop; nothing for what is not a plain file of a fitting size that may be read. */
function readDrop(file: string): Buffer | 'gone' | undefined {
  // Neither a link into another folder nor a pipe that never ends may be followed.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, flags);
    const found = fstatSync(descriptor);
    return found.isFile() && found.size <= largestDropBytes ? readFileSync(descriptor) : undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.code === 'ENOENT' ? 'gone' : undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Moves a drop to where it is kept; false where the folder does not let it, and it stays. */
function moveAside(folder: string, name: string): boolean {
  const aside = join(folder, unreadableFolderName);
  try {
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    renameSync(join(folder, name), join(aside, freeName(aside, name)));
    flush(aside);
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}

/** The name, or with a number where another drop was set aside under it: neither may replace the other. */
function freeName(folder: string, name: string): string {
  const taken = new Set(namesIn(folder));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = setAsideName(name, number);
  return free;
}

/** A file that the folder does not let go of is known at the next look, and saves nothing twice. */
function removeIfAllowed(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function removeIfAbandoned(file: string): void {
  let found: ReturnType<typeof lstatSync> | undefined;
  try {
    found = lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return;
  }
  if (found && Date.now() - found.mtimeMs > abandonedAfterMs) removeIfAllowed(file);
}

function namesIn(folder: string): readonly string[] {
  try {
    // Ids begin with the moment they were made: in their order, older entries come first.
    return readdirSync(folder).sort();
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

/** Makes removals survive a power cut, where the system can; one that does not is made good by the next look. */
function flush(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    const descriptor = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}
