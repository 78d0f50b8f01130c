import { build, targets } from './build.ts';
import { runChecks } from './check.ts';
import { noBrowserAdvice, obtainBrowser } from './find-browser.ts';
import { print } from './project.ts';
import { type Counts, closingLine, none, runProgram, runTests, sum } from './run-step.ts';

/** The part of Playwright's report that is counted. */
interface BrowserReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

function browserCounts(report: unknown): Counts {
  const { expected, unexpected, flaky, skipped } = (report as BrowserReport).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

async function buildEverything(): Promise<Counts> {
  print('\n— Build');
  try {
    for (const target of Object.values(targets)) await build(target);
    return none;
  } catch (error) {
    print(`Build: failed: ${error instanceof Error ? error.message : 'for an unknown reason'}`);
    return { ...none, failed: 1 };
  }
}

async function testInBrowser(): Promise<Counts> {
  const browser = obtainBrowser();
  if (browser === null) {
    print(noBrowserAdvice);
    return { ...none, failed: 1 };
  }
  print(`Tests run in ${browser}`);
  return runTests(
    'Tests in a browser',
    (file) =>
      runProgram('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
        CASEBOOK_CHROMIUM: browser,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      }),
    browserCounts,
  );
}

/** Everything there is to run, in the order in which it fails soonest. */
async function runEverything(): Promise<Counts> {
  const checked = await runChecks();
  const built = await buildEverything();
  if (built.failed > 0) return sum(checked, built);
  return sum(checked, await testInBrowser());
}

const counts = await runEverything();
print(`\n${closingLine(counts)}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
