import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inProject, root } from '../project.ts';
import type { Job } from './jobs.ts';
import type { Figure } from './table.ts';

/** A job that runs. */
export interface RunningJob {
  readonly job: Job;
  /** The last line it printed. */
  lastLine(): string;
  readonly result: Promise<JobResult>;
  /** Ends it with every program it started. */
  end(): void;
}

/** What came of a job. */
export interface JobResult {
  readonly figures: readonly Figure[];
  readonly isFine: boolean;
  readonly skipped: readonly string[];
  readonly output: string;
}

/** What a job is given: the seed of the run, and a folder for everything it writes. */
export interface JobSetting {
  readonly folder: string;
  readonly seed: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** The part of the unit runner's report that is counted. */
interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** Starts a job with the full settings, its output kept rather than shown. */
export function startJob(job: Job, { folder, seed, environment }: JobSetting): RunningJob {
  const figures = join(folder, 'figures.jsonl');
  const report = join(folder, 'report.json');
  const programs = {
    vitest: [
      'vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    playwright: ['@playwright/test/cli.js', 'test', '--reporter=list'],
  } as const;
  const [program, ...words] = programs[job.runner];
  const child = spawn(process.execPath, [inProject(`node_modules/${program}`), ...words, ...job.files], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that whatever it starts can be ended with it.
    detached: process.platform !== 'win32',
    env: {
      ...process.env,
      ...environment,
      CASEBOOK_SOAK: '1',
      CASEBOOK_SOAK_FIGURES: figures,
      CASEBOOK_SEED: String(seed),
      TMPDIR: folder,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
    },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => void (line.trim() !== '' && lines.push(line)));
  }
  const result = new Promise<JobResult>((resolve) => {
    child.once('close', (code) => {
      const found = readFigures(figures);
      const counted = job.counted && countedFigure(report, job.counted, code === 0);
      resolve({
        figures: counted ? [...found, counted] : found,
        isFine: code === 0,
        skipped: lines.filter((line) => line.startsWith('SKIPPED')),
        output: lines.join('\n'),
      });
    });
  });
  return { job, result, lastLine: () => lines.at(-1)?.trim() ?? '', end: () => endGroup(child) };
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

function readFigures(file: string): readonly Figure[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Figure);
}

function countedFigure(file: string, counted: NonNullable<Job['counted']>, isFine: boolean): Figure {
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as UnitReport)
    : {};
  return {
    ...counted,
    figure: `${numPassedTests + numFailedTests} tests, ${numFailedTests} failed`,
    isMet: isFine && numPassedTests > 0 && numFailedTests === 0,
  };
}
