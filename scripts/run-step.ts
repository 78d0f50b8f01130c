import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, print, root } from './project.ts';

/** How many tests a step ran, by outcome. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Nothing ran. */
export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Two steps' counts together. */
export function sum(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The line that closes a run. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Runs a program of the project's packages with this Node, its output streamed; true where it succeeded. */
export function runProgram(
  program: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inProject(`node_modules/${program}`), ...words], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Runs a step that has no tests of its own: it counts only where it fails, as one failure. */
export async function runCheck(name: string, program: string, words: readonly string[]): Promise<Counts> {
  print(`\n— ${name}`);
  const isFine = await runProgram(program, words);
  if (!isFine) print(`${name}: failed`);
  return isFine ? none : { ...none, failed: 1 };
}

/** Runs a test runner that writes a report, and reads its counts: a run that fails without a failed test is a failure. */
export async function runTests(
  name: string,
  run: (reportFile: string) => Promise<boolean>,
  countsIn: (report: unknown) => Counts,
): Promise<Counts> {
  print(`\n— ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'casebook-report-'));
  try {
    const file = join(folder, 'report.json');
    const isFine = await run(file);
    const counts = readCounts(file, countsIn);
    return !isFine && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(file: string, countsIn: (report: unknown) => Counts): Counts {
  try {
    return countsIn(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { ...none, failed: 1 };
  }
}
