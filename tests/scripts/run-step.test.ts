import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closingLine, none, runTests, sum } from '../../scripts/run-step.ts';

const read = (report: unknown) => report as { passed: number; failed: number; skipped: number };
const write = (counts: object) => async (file: string) => {
  writeFileSync(file, JSON.stringify(counts));
  return true;
};

describe('a run of tests', () => {
  it('that dies before its report is one failure', async () => {
    expect(await runTests('x', async () => false, read)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(await runTests('x', async () => true, read)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('that fails although no test did is one failure', async () => {
    const run = async (file: string) => {
      await write({ passed: 3, failed: 0, skipped: 1 })(file);
      return false;
    };
    expect(await runTests('x', run, read)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('counts what its report counts', async () => {
    const counts = { passed: 3, failed: 2, skipped: 1 };
    expect(await runTests('x', write(counts), read)).toEqual(counts);
  });
});

describe('the closing line', () => {
  it('adds up the steps and names what was skipped only if something was', () => {
    expect(closingLine(none)).toBe('0 passed, 0 failed');
    const counts = sum({ passed: 10, failed: 0, skipped: 0 }, { passed: 5, failed: 1, skipped: 0 });
    expect(closingLine(counts)).toBe('15 passed, 1 failed');
    expect(closingLine(sum(counts, { ...none, skipped: 2 }))).toBe('15 passed, 1 failed, 2 skipped');
  });
});
