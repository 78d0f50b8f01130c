import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { Saved } from './saved-journal.ts';
import type { SavingOrder, SavingReport } from './saving-program.ts';

/** What a run of the saving program told before it ended. */
export interface SavingRun {
  readonly saved: readonly Saved[];
  /** Asked for and never answered. */
  readonly unanswered: Saved | undefined;
  /** The code it stopped with, where it stopped by itself. */
  readonly code: string | undefined;
}

/** Runs the saving program until it stops, or kills it so long after its first save. */
export async function runSavingProgram(
  order: SavingOrder,
  choice: { killAfterMs?: number; largestFileKiB?: number } = {},
): Promise<SavingRun> {
  const program = [process.execPath, join(import.meta.dirname, 'saving-program.ts')];
  const limited = ['/bin/bash', '-c', `ulimit -f ${choice.largestFileKiB}; exec "$@"`, 'limited', ...program];
  const [command = '', ...words] = choice.largestFileKiB === undefined ? program : limited;
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close');
  child.stdin.write(`${JSON.stringify(order)}\n`);

  const saved: Saved[] = [];
  let unanswered: Saved | undefined;
  let code: string | undefined;
  let killing: NodeJS.Timeout | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const told = JSON.parse(line) as SavingReport;
    if (told.type === 'stopped') {
      code = told.code;
      unanswered = undefined;
      child.stdin.end();
    } else if (told.type === 'asked') unanswered = told;
    else {
      saved.push(told);
      unanswered = undefined;
      if (choice.killAfterMs !== undefined) {
        killing ??= setTimeout(() => child.kill('SIGKILL'), choice.killAfterMs);
      }
    }
  }
  clearTimeout(killing);
  await ended;
  return { saved, unanswered, code };
}
