import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { Report, SavingOrder } from './saving-order.ts';
import { after, nothingTold, type Told } from './told.ts';

/** A saving program that has started and waits for its order. */
export interface WaitingProgram {
  /** Has it follow the order until it ends, or kills it so long after its first save; answers what it told. */
  run(order: SavingOrder, choice?: { readonly killAfterMs?: number }): Promise<Told>;
  kill(): void;
}

/** What may be special about a saving program's process. */
export interface ProgramChoice {
  /** No file of it can grow larger. */
  readonly largestFileKiB?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const compileCache = mkdtempSync(join(tmpdir(), 'casebook-compiled-'));
process.once('exit', () => rmSync(compileCache, { recursive: true, force: true }));

/** The environment of the programs: what one of them compiled serves the next. */
export const programEnvironment = { ...process.env, NODE_COMPILE_CACHE: compileCache };

/** The words that start a program of this folder with Node as the tests have it. */
export function programWords(name: string): readonly [string, ...string[]] {
  return [
    process.execPath,
    '--liftoff-only',
    '--wasm-num-compilation-tasks=0',
    join(import.meta.dirname, name),
  ];
}

/** Starts the saving program; it is killed, if it still runs, when the test ends. */
export function startSavingProgram(choice: ProgramChoice = {}): WaitingProgram {
  const program = programWords('saving-program.ts');
  const limited = ['/bin/bash', '-c', `ulimit -f ${choice.largestFileKiB}; exec "$@"`, 'limited', ...program];
  const [command = '', ...words] = choice.largestFileKiB === undefined ? program : limited;
  const child = spawn(command, words, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...programEnvironment, ...choice.environment },
  });
  const kill = () => void child.kill('SIGKILL');
  onTestFinished(kill);
  const ended = once(child, 'close') as Promise<[code: number | null, signal: string | null]>;

  return {
    kill,
    run: async (order, { killAfterMs } = {}) => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      let told = nothingTold;
      let killing: NodeJS.Timeout | undefined;
      for await (const line of createInterface({ input: child.stdout })) {
        const report = JSON.parse(line) as Report;
        told = after(told, report);
        if (report.type === 'saved' && killAfterMs !== undefined) killing ??= setTimeout(kill, killAfterMs);
      }
      clearTimeout(killing);
      const [exitCode, signal] = await ended;
      if (exitCode !== 0 && signal !== 'SIGKILL') throw new Error('The saving program broke off by itself.');
      return told;
    },
  };
}
