import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSoak, reportFigure } from '../../soak/figure.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { programWords } from '../run-saving-program.ts';
import { type IsolatedRun, runIsolated, whyNotIsolated } from './isolated.ts';

const why = whyNotIsolated();
if (why !== undefined) process.stdout.write(`SKIPPED, no network: ${why}\n`);

/** What Chromium asks of its maker by itself, whatever it shows; and how it finds out whether there is IPv6. */
const ofTheBrowser = {
  names: /(^|\.)(googleapis|google|gvt1|gstatic)\.com$/,
  addresses: ['2001:4860:4860::8888'],
} as const;

const playwright = [process.execPath, 'node_modules/@playwright/test/cli.js', 'test', '--reporter=list'];

/** What the suite's own test of its network watch looks up, in order to be seen. */
const ofTheSuite = ['no.such.host.invalid'];

/** Everything that went anywhere but to this computer, apart from what the browser does for itself. */
function leavesIn({ elsewhere, names }: IsolatedRun): readonly string[] {
  return [
    ...Object.keys(elsewhere.casebook),
    ...Object.keys(elsewhere.browser).filter(
      (address) => !ofTheBrowser.addresses.some((own) => own === address),
    ),
    ...names.filter((name) => !ofTheBrowser.names.test(name) && !ofTheSuite.includes(name)),
  ];
}

test.skipIf(why !== undefined)(
  'without a network everything works, and nothing connects to anything but this computer',
  async () => {
    const folder = () => realpathSync(temporaryFolder());
    const road = await runIsolated(folder(), [
      ...programWords('network/road-program.ts'),
      join(folder(), 'data'),
    ]);
    // Tests that report figures of their own do so where they are run for them.
    const environment = { ...process.env, CASEBOOK_SOAK_FIGURES: '' };
    const suite = isSoak
      ? await runIsolated(folder(), [...playwright, '--project=browser'], environment)
      : undefined;
    const control = await runIsolated(folder(), programWords('network/connecting-program.ts'));
    const seen = leavesIn(control);
    const runs = suite ? [road, suite] : [road];
    const leaves = runs.flatMap(leavesIn);
    const local = runs.reduce((sum, { loopback }) => sum + loopback.casebook + loopback.browser, 0);
    reportFigure({
      promise: 'Nothing leaves the machine',
      figure: suite
        ? `the end-to-end suite ${suite.exitCode === 0 ? 'passes' : 'fails'} without a network; of its connections ${local} went to loopback, ${leaves.length} elsewhere. For itself Chromium asked for ${suite.names.join(', ') || 'nothing'}`
        : `the core and the browser shell: ${local} connections to loopback, ${leaves.length} elsewhere`,
      goal: '0 to anything but loopback, apart from what Chromium asks of its maker by itself',
      isMet: suite?.exitCode === 0 && leaves.length === 0 && seen.length === 2,
      control: `a program that connects to a foreign address and looks up a name: ${seen.length} of 2 seen`,
    });
    expect(leaves).toEqual([]);
    expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 0));
    expect(local).toBeGreaterThan(0);
    expect(seen).toEqual(['192.0.2.1', 'foreign.example']);
  },
  1_800_000,
);
