import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Place } from './command.ts';

/** A program beside the commands that has the journal open, as a window's has. */
export interface Elsewhere {
  /** Every line it has printed: `open`, then its events. */
  printed(): readonly string[];
  /** Locks the journal and goes on without it. */
  lock(): Promise<void>;
  /** Ends as the system ends a program: at once. */
  kill(): Promise<void>;
  /** Holds everything up without ending, as a stopped program does, or lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
}

/** Opens a place's journal in a program of its own. */
export async function openElsewhere(place: Place): Promise<Elsewhere> {
  const script = join(import.meta.dirname, 'process-with-journal.ts');
  const flags = ['--liftoff-only', '--wasm-num-compilation-tasks=0'];
  const child = spawn(process.execPath, [...flags, script, place.journal, place.passphrase], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...place.env, CASEBOOK_JOURNAL: '' },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let text = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of waiting) look();
  });
  const printed = () => text.split('\n').slice(0, -1);
  const says = (line: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => printed().includes(line) && resolve();
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error('The program ended.')));
    });
  onTestFinished(async () => {
    child.kill('SIGCONT');
    child.stdin.end();
    await ended;
  });
  await says('open');
  return {
    printed,
    lock: async () => {
      child.stdin.write('lock\n');
      await says('locked');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    signal: (name) => void child.kill(name),
  };
}
