import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { LogRecord } from '../preload/read-log.ts';
import type { Random } from '../random.ts';
import { Disk, type DiskContent } from './disk.ts';
import type { Recording } from './record.ts';

/** One power cut: how many records had been made before it, and what the disk held after it. */
export interface Cut {
  readonly at: number;
  readonly content: DiskContent;
}

/** Cuts a recording so many times, as often right after something was told as at any other moment; in their order. */
export function* cutRecording(recording: Recording, cuts: number, random: Random): Generator<Cut> {
  const { records, folder } = recording;
  const disk = new Disk([folder]);
  const moments = chooseMoments(records, cuts, random);
  for (const [index, record] of records.entries()) {
    disk.take(record);
    for (let left = moments.get(index + 1) ?? 0; left > 0; left -= 1) {
      yield { at: index + 1, content: disk.cut(random) };
    }
  }
}

function chooseMoments(records: readonly LogRecord[], cuts: number, random: Random): Map<number, number> {
  const tellings = records.flatMap(({ type }, index) => (type === 'mark' ? [index + 1] : []));
  const moments = new Map<number, number>();
  for (let cut = 0; cut < cuts; cut += 1) {
    const anywhere = 1 + random.below(records.length);
    const at = random.happens(0.5) ? (tellings[random.below(tellings.length)] ?? anywhere) : anywhere;
    moments.set(at, (moments.get(at) ?? 0) + 1);
  }
  return moments;
}

/** How long a computer takes at least until it runs again. */
const restartSeconds = 120;

/** Lays what the disk held into a folder, in the place of what is there, as old as it is after a restart. */
export function layOut(content: DiskContent, recorded: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const before = Date.now() / 1000 - restartSeconds;
  for (const [path, node] of content) {
    const place = join(folder, relative(recorded, path));
    if (node === 'folder') mkdirSync(place, { recursive: true, mode: 0o700 });
    else {
      writeFileSync(place, node, { mode: 0o600 });
      utimesSync(place, before, before);
    }
  }
}
