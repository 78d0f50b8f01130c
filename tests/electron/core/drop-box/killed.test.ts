import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mergeDrops } from '../../../../electron/core/drop-box/merge-drops.ts';
import { boxedJournal, entriesOf } from './drop-fixtures.ts';

const rounds = 8;

/** A process of these tests whose first words have been read; what it prints afterwards is gathered in `printed`. */
interface Started {
  readonly child: ChildProcessByStdio<null, Readable, null>;
  printed(): string;
}

async function start(file: string, ...words: string[]): Promise<Started> {
  const script = join(import.meta.dirname, file);
  const flags = ['--liftoff-only', '--wasm-num-compilation-tasks=0'];
  const child = spawn(process.execPath, [...flags, script, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      resolve();
    });
  });
  return { child, printed: () => text };
}

async function kill({ child }: Started): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await closed;
}

test('whoever is killed, the one that drops or the one that saves: nothing told is lost, nothing is there twice', async () => {
  const journal = await boxedJournal();
  journal.open().close();
  const { folder, box, databaseKey } = journal;
  const keys = [box.vaultId, Buffer.from(box.privateKey).toString('hex'), databaseKey.toString('hex')];
  const told: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [dropping, merging] = await Promise.all([
      start('process-that-drops.ts', folder),
      start('process-that-merges.ts', folder, ...keys),
    ]);
    await pause(20 + 10 * (round % 7));
    const [first, second] = round % 2 === 0 ? [dropping, merging] : [merging, dropping];
    await kill(first);
    await pause(round % 5);
    await kill(second);
    // A line without its end was cut off while it was printed: its id may be incomplete.
    told.push(...dropping.printed().split('\n').slice(0, -1));
  }

  const open = journal.open();
  expect(mergeDrops(open, box).unreadable).toBe(0);
  const saved = entriesOf(open);
  const ids = new Set(saved.map(({ id }) => id as string));
  expect(told.length).toBeGreaterThan(rounds);
  expect(told.filter((id) => !ids.has(id))).toEqual([]);
  expect(new Set(saved.map(({ text }) => text)).size).toBe(saved.length);
}, 120_000);
