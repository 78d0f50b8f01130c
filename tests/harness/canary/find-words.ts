import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLog } from '../preload/read-log.ts';

/** Looks for words in bytes, as they are spelled in UTF-8 and in UTF-16 of either order. */
export function wordFinder(words: readonly string[]): (bytes: Buffer) => readonly string[] {
  const spellings = words.map((word) => {
    const littleEndian = Buffer.from(word, 'utf16le');
    return { word, bytes: [Buffer.from(word), littleEndian, Buffer.from(littleEndian).swap16()] };
  });
  return (bytes) =>
    spellings
      .filter((spelling) => spelling.bytes.some((each) => bytes.includes(each)))
      .map(({ word }) => word);
}

/** What was found where: the file's path and the words in it. */
export interface Finding {
  readonly path: string;
  readonly words: readonly string[];
}

/** The words in the files below some folders, as they are now. */
export function wordsInFiles(words: readonly string[], folders: readonly string[]): readonly Finding[] {
  const find = wordFinder(words);
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name)),
    )
    .flatMap((path) => findingIn(path, find(readUnlessGone(path))));
}

/** What all the writes of some processes hold: how many there were, and the words in them. */
export interface InterceptedWrites {
  readonly writes: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
  /** Files that were written through memory, where writes cannot be seen: they are to be looked at as files. */
  readonly mapped: readonly string[];
}

/** The words in every write that was told to a log, whatever became of the file since. */
export function wordsInWrites(words: readonly string[], log: string): InterceptedWrites {
  const find = wordFinder(words);
  const paths = new Map<number, string>();
  const mapped = new Set<string>();
  const findings: Finding[] = [];
  let writes = 0;
  let bytes = 0;
  for (const record of readLog(log)) {
    if (record.type === 'open' || record.type === 'create') paths.set(record.file, record.path);
    if (record.type === 'map') mapped.add(record.path);
    if (record.type !== 'write') continue;
    writes += 1;
    bytes += record.bytes.length;
    findings.push(...findingIn(paths.get(record.file) ?? 'a file opened before', find(record.bytes)));
  }
  return { writes, bytes, findings, mapped: [...mapped] };
}

function findingIn(path: string, words: readonly string[]): readonly Finding[] {
  return words.length > 0 ? [{ path, words }] : [];
}

function readUnlessGone(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    // Removed since the folder was read: what it held was seen when it was written.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
