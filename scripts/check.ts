import { print } from './project.ts';
import { type Counts, closingLine, none, runCheck, runProgram, runTests, sum } from './run-step.ts';

/** Every room with rules of its own about what it may use. */
const rooms = [
  'shared',
  'electron/core',
  'electron/desktop',
  'electron/browser',
  'electron/terminal',
  'renderer',
  'scripts',
  'tests',
];

/** The part of the unit runner's report that is counted. */
interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

function unitCounts(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as UnitReport;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** Types of every room, lint and format, then the unit and core tests. */
export async function runChecks(): Promise<Counts> {
  let counts = none;
  for (const room of rooms) {
    const words = ['-p', `${room}/tsconfig.json`, '--noEmit'];
    counts = sum(counts, await runCheck(`Types: ${room}`, 'typescript/bin/tsc', words));
  }
  counts = sum(counts, await runCheck('Lint and format', '@biomejs/biome/bin/biome', ['check', '.']));
  const unit = await runTests(
    'Unit and core tests',
    (file) =>
      runProgram('vitest/vitest.mjs', [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ]),
    unitCounts,
  );
  return sum(counts, unit);
}

if (import.meta.main) {
  const counts = await runChecks();
  print(`\n${closingLine(counts)}`);
  process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}
