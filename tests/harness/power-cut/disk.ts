import { dirname } from 'node:path';
import type { LogRecord } from '../preload/read-log.ts';
import type { Random } from '../random.ts';

/** What a disk writes whole or not at all, at best. */
const sectorBytes = 512;

/** A change to a file that was not flushed yet. */
type Change =
  | { readonly type: 'write'; readonly offset: number; readonly bytes: Buffer }
  | { readonly type: 'truncate'; readonly size: number };

/** A file as the disk certainly has it, and what it may have of what came later. */
interface StoredFile {
  content: Buffer;
  changes: Change[];
}

type Node = StoredFile | 'folder';

/** A change to a folder that was not flushed yet: `node` is what gets a new name, nothing for a removal. */
interface NameChange {
  readonly folder: string;
  apply(names: Map<string, Node>): void;
}

/** What lies on a disk after a power cut: the bytes of each file, or a folder, by path. */
export type DiskContent = ReadonlyMap<string, Buffer | 'folder'>;

/**
 * A disk that keeps what was flushed and may lose all else: of a file each sector by itself, of a folder the last of
 * its changes. A flush of a file does not keep its name; only a flush of its folder does.
 */
export class Disk {
  readonly #files = new Map<number, StoredFile>();
  readonly #names = new Map<string, Node>();
  readonly #roots: ReadonlySet<string>;
  #nameChanges: NameChange[] = [];

  /** Starts with folders that were there before. */
  constructor(folders: readonly string[]) {
    this.#roots = new Set(folders);
    for (const folder of folders) this.#names.set(folder, 'folder');
  }

  /** Follows one record of the log. */
  take(record: LogRecord): void {
    const { type, path, other, offset } = record;
    switch (type) {
      case 'create': {
        const file: StoredFile = { content: Buffer.alloc(0), changes: [] };
        this.#files.set(record.file, file);
        this.#change(path, (names) => names.set(path, file));
        return;
      }
      case 'write':
        this.#files.get(record.file)?.changes.push({ type, offset, bytes: record.bytes });
        return;
      case 'truncate':
        this.#files.get(record.file)?.changes.push({ type, size: offset });
        return;
      case 'flush':
        this.#flush(record.file);
        return;
      case 'flush-folder':
        for (const change of this.#nameChanges) if (change.folder === path) change.apply(this.#names);
        this.#nameChanges = this.#nameChanges.filter(({ folder }) => folder !== path);
        return;
      case 'rename':
      case 'link':
        this.#change(other, (names) => {
          const node = names.get(path);
          if (node === undefined) return;
          if (node === 'folder') throw new Error('A renamed folder is not modelled.');
          names.set(other, node);
          if (type === 'rename') names.delete(path);
        });
        return;
      case 'remove':
        this.#change(path, (names) => names.delete(path));
        return;
      case 'make-folder':
        this.#change(path, (names) => names.set(path, 'folder'));
        return;
      case 'open':
      case 'map':
      case 'mark':
        return;
    }
  }

  /** What would be found if the power went now; every call answers another of the many possibilities. */
  cut(random: Random): DiskContent {
    const names = new Map(this.#names);
    const kept = new Map<string, number>();
    for (const folder of new Set(this.#nameChanges.map((change) => change.folder))) {
      const pending = this.#nameChanges.filter((change) => change.folder === folder).length;
      kept.set(folder, random.happens(0.3) ? pending : random.below(pending + 1));
    }
    for (const change of this.#nameChanges) {
      const left = kept.get(change.folder) ?? 0;
      if (left > 0) change.apply(names);
      kept.set(change.folder, left - 1);
    }
    const found = new Map<string, Buffer | 'folder'>();
    // Sorted, so that a folder stands before what lies in it.
    for (const [path, node] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!this.#roots.has(path) && found.get(dirname(path)) !== 'folder') continue;
      found.set(path, node === 'folder' ? node : survivor(node, random));
    }
    return found;
  }

  #change(path: string, apply: (names: Map<string, Node>) => unknown): void {
    this.#nameChanges.push({ folder: dirname(path), apply: (names) => void apply(names) });
  }

  #flush(number: number): void {
    const file = this.#files.get(number);
    if (file === undefined) return;
    file.content = file.changes.reduce(applyWhole, file.content);
    file.changes = [];
  }
}

function applyWhole(content: Buffer, change: Change): Buffer {
  return change.type === 'write'
    ? written(content, change.offset, change.bytes)
    : resized(content, change.size);
}

/** The bytes with some of them replaced; the same buffer where they fit. */
function written(content: Buffer, offset: number, bytes: Buffer): Buffer {
  const large = content.length < offset + bytes.length ? resized(content, offset + bytes.length) : content;
  bytes.copy(large, offset);
  return large;
}

function resized(content: Buffer, size: number): Buffer {
  const changed = Buffer.alloc(size);
  content.copy(changed, 0, 0, Math.min(size, content.length));
  return changed;
}

/** A file after the cut: what was flushed, and of the rest each sector kept, dropped or torn in its middle. */
function survivor(file: StoredFile, random: Random): Buffer {
  let content: Buffer = Buffer.from(file.content);
  // Mostly all or nothing or anything between, so that neither end is rare.
  const probability = [0, 1, 0.5, random.next()][random.below(4)] ?? 0.5;
  for (const change of file.changes) {
    if (change.type === 'truncate') {
      if (random.happens(probability)) content = resized(content, change.size);
      continue;
    }
    for (const { offset, bytes } of sectors(change.offset, change.bytes)) {
      const end = offset + bytes.length;
      if (random.happens(probability)) content = written(content, offset, bytes);
      else if (random.happens(0.2)) content = written(content, ...half(offset, bytes, random));
      // The size can reach the disk before the bytes do.
      else if (content.length < end && random.happens(0.3)) content = resized(content, end);
    }
  }
  return content;
}

function* sectors(offset: number, bytes: Buffer): Generator<{ offset: number; bytes: Buffer }> {
  let at = 0;
  while (at < bytes.length) {
    const next = Math.min(bytes.length, at + sectorBytes - ((offset + at) % sectorBytes));
    yield { offset: offset + at, bytes: bytes.subarray(at, next) };
    at = next;
  }
}

function half(offset: number, bytes: Buffer, random: Random): [number, Buffer] {
  const middle = bytes.length >> 1;
  return random.happens(0.5)
    ? [offset, bytes.subarray(0, middle)]
    : [offset + middle, bytes.subarray(middle)];
}
