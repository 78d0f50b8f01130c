import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, targets } from './build.ts';
import { noBrowserAdvice, obtainBrowser } from './find-browser.ts';
import { print } from './project.ts';
import { findJobs, type Job } from './soak/jobs.ts';
import { type RunningJob, startJob } from './soak/run-job.ts';
import { type Figure, type Findings, isEverythingMet, tableOf } from './soak/table.ts';

/** Two of them at once: harnesses start programs of their own beside themselves. */
const mostAtOnce = 2;
const progressEveryMs = 30_000;

const startedMs = Date.now();
const minutes = (ms: number) => `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`;

/** Ctrl-C: what runs is ended, and what was found so far is shown. */
const stopped = new AbortController();

async function runAll(jobs: readonly Job[], folder: string, seed: number): Promise<Findings> {
  const figures: Figure[] = [];
  const failed: string[] = [];
  const skipped: string[] = [];
  const running = new Map<RunningJob, number>();
  const waiting = [...jobs];
  const browser = obtainBrowser();
  if (browser === null) skipped.push(noBrowserAdvice);
  const environment: Record<string, string> = browser === null ? {} : { CASEBOOK_CHROMIUM: browser };
  stopped.signal.addEventListener('abort', () => {
    for (const each of running.keys()) each.end();
  });
  const progress = setInterval(() => {
    for (const [{ job, lastLine }, sinceMs] of running) {
      print(`  … ${job.name}, ${minutes(Date.now() - sinceMs)}: ${lastLine().slice(0, 120)}`);
    }
  }, progressEveryMs);

  async function run(job: Job, index: number): Promise<void> {
    const place = join(folder, String(index));
    mkdirSync(place);
    print(`— ${index + 1} of ${jobs.length}: ${job.name}`);
    const program = startJob(job, { folder: place, seed, environment });
    const sinceMs = Date.now();
    running.set(program, sinceMs);
    const result = await program.result;
    running.delete(program);
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    figures.push(...result.figures);
    skipped.push(...result.skipped.map((line) => line.replace('SKIPPED, ', '')));
    if (stopped.signal.aborted) return;
    if (!result.isFine) failed.push(job.name);
    if (!result.isFine) print(result.output);
    const verdict = result.isFine && result.figures.every(({ isMet }) => isMet) ? 'met' : 'NOT MET';
    print(`  ${job.name}: ${verdict}, in ${minutes(Date.now() - sinceMs)}`);
    for (const { figure } of result.figures) print(`    ${figure}`);
  }

  /** Takes the next job that may run beside what runs, until none is left. */
  async function takeTurns(mayRun: (job: Job) => boolean): Promise<void> {
    for (;;) {
      const next = waiting.findIndex(mayRun);
      const [job] = next === -1 ? [] : waiting.splice(next, 1);
      if (job === undefined || stopped.signal.aborted) return;
      await run(job, jobs.indexOf(job));
    }
  }

  await Promise.all(Array.from({ length: mostAtOnce }, () => takeTurns((job) => !job.isAlone)));
  await takeTurns(() => true);
  clearInterval(progress);
  return { figures, failed, skipped: [...new Set(skipped)] };
}

async function soak(): Promise<void> {
  const only = process.argv.slice(2);
  const jobs = findJobs().filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));
  const named = process.env.CASEBOOK_SEED;
  const seed = named === undefined ? randomInt(2 ** 31) : Number(named);
  const folder = mkdtempSync(join(tmpdir(), 'casebook-soak-'));
  process.once('SIGINT', () => stopped.abort());
  process.once('SIGTERM', () => stopped.abort());
  try {
    for (const target of Object.values(targets)) await ensureBuilt(target);
    const findings = await runAll(jobs, folder, seed);
    print(
      `\nCasebook’s promises, measured on ${new Date().toISOString().slice(0, 10)} with the seed ${seed}\n`,
    );
    print(tableOf(findings));
    print(`\n${minutes(Date.now() - startedMs)}; repeat with CASEBOOK_SEED=${seed}`);
    if (stopped.signal.aborted) print('STOPPED before the end.');
    process.exitCode = stopped.signal.aborted ? 130 : isEverythingMet(findings) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

await soak();
