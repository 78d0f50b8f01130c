import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { BackupProgramOrder, BackupProgramReport } from './backup-order.ts';
import { programEnvironment, programWords } from './run-saving-program.ts';

/** A backing-up program that has started and waits for its order. */
export interface WaitingBackupProgram {
  /** Has it follow the order until it ends, or kills it so long after it began; answers what it told, and how long it was at it. */
  run(
    order: BackupProgramOrder,
    choice?: { readonly killAfterMs?: number },
  ): Promise<{ readonly told: readonly BackupProgramReport[]; readonly tookMs: number }>;
  kill(): void;
}

/** Starts the backing-up program; it is killed, if it still runs, when the test ends. */
export function startBackupProgram(choice: { largestFileKiB?: number } = {}): WaitingBackupProgram {
  const program = programWords('backup-program.ts');
  const limited = ['/bin/bash', '-c', `ulimit -f ${choice.largestFileKiB}; exec "$@"`, 'limited', ...program];
  const [command = '', ...words] = choice.largestFileKiB === undefined ? program : limited;
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'], env: programEnvironment });
  const kill = () => void child.kill('SIGKILL');
  onTestFinished(kill);
  const ended = once(child, 'close') as Promise<[code: number | null, signal: string | null]>;
  return {
    kill,
    run: async (order, { killAfterMs } = {}) => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const told: BackupProgramReport[] = [];
      let killing: NodeJS.Timeout | undefined;
      let begunAt = performance.now();
      for await (const line of createInterface({ input: child.stdout })) {
        told.push(JSON.parse(line) as BackupProgramReport);
        if (told.length === 1) begunAt = performance.now();
        if (killAfterMs !== undefined) killing ??= setTimeout(kill, killAfterMs);
      }
      const tookMs = performance.now() - begunAt;
      clearTimeout(killing);
      const [exitCode, signal] = await ended;
      if (exitCode !== 0 && signal !== 'SIGKILL') throw new Error('The program broke off by itself.');
      return { told, tookMs };
    },
  };
}
