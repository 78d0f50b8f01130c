import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatRecoveryCode } from '../../electron/core/vault/recovery-code.ts';
import { isSoak, reportFigure, tellProgress } from '../soak/figure.ts';
import { passphrase } from '../support/application.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { whatIsWrongWithPassphrase, whatIsWrongWithVault } from './look-at-vault.ts';
import { afterRecord, recordingPlaces } from './power-cut/record.ts';
import { type Preload, preload, whyNotRecorded } from './preload/preload.ts';
import { type LogRecord, readLog } from './preload/read-log.ts';
import { startSavingProgram } from './run-saving-program.ts';
import type { DiskFailure, Report, Step } from './saving-order.ts';
import { nothingTold, type Told } from './told.ts';

const why = whyNotRecorded('failing writes and flushes');
/** How many refusals of a run are taken for done, to see that it is noticed. */
const pretences = 2;

interface Work {
  readonly name: string;
  readonly steps: readonly Step[];
  /** So many calls lie between two that fail, after the first seven, where not every one has to. */
  readonly stride: number;
  /** What would have been told, had work been reported as done although it was refused. */
  asIfDone(told: Told): Told;
}

const works: readonly Work[] = [
  {
    name: 'a save',
    // The pause is the one after which the log is moved into the database.
    steps: [
      { do: 'save', times: 1 },
      { do: 'pause', ms: 400 },
    ],
    stride: 6,
    asIfDone: (told) =>
      told.unanswered
        ? {
            ...told,
            saved: new Map(told.saved).set(told.unanswered.id, told.unanswered),
            unanswered: undefined,
          }
        : told,
  },
  {
    name: 'a backup',
    steps: [{ do: 'back-up' }],
    stride: 12,
    asIfDone: (told) => ({ ...told, backups: [...told.backups, 'the one that was refused'] }),
  },
  {
    name: 'a change of passphrase',
    steps: [{ do: 'change-passphrase' }],
    stride: 3,
    asIfDone: (told) => ({ ...told, passphrases: told.passphrases.slice(-1) }),
  },
  {
    name: 'a rotation of the keys',
    steps: [{ do: 'rotate-keys' }],
    stride: 60,
    asIfDone: (told) => ({ ...told, recoveryCode: formatRecoveryCode(randomBytes(20)) }),
  },
];

const shortFailures: readonly DiskFailure[] = [
  { of: 'write', answer: 'ENOSPC', lasts: 'once' },
  { of: 'flush', answer: 'EIO', lasts: 'once' },
];
const allFailures: readonly DiskFailure[] = [
  ...shortFailures,
  { of: 'write', answer: 'EIO', lasts: 'once' },
  { of: 'flush', answer: 'ENOSPC', lasts: 'once' },
  { of: 'write', answer: 'ENOSPC', lasts: 'on' },
  { of: 'flush', answer: 'EIO', lasts: 'on' },
];

interface Outcome {
  /** How many calls were made to fail, each in a run of its own. */
  readonly failed: number;
  /** How many of those runs were told to the person as a failure. */
  readonly told: number;
  readonly wrong: readonly string[];
  /** The control: how many refusals were noticed as untrue when they were taken for done. */
  readonly noticed: number;
  readonly pretended: number;
}

/** Does the work while the first call fails, then the second, until none is left; looks at the folder each time. */
async function failEveryCall(
  { name, steps, stride, asIfDone }: Work,
  failure: DiskFailure,
): Promise<Outcome> {
  const places = recordingPlaces();
  const program = startSavingProgram({ environment: (preload() as Preload).environment(places) });
  await program.run({
    dataFolder: join(places.folder, 'data'),
    round: 1,
    steps: [
      { do: 'create', passphrase },
      { do: 'save', times: 5 },
      { do: 'back-up' },
      // What the program does by itself after the last step has come to an end.
      { do: 'pause', ms: 500 },
      {
        do: 'fail',
        failure,
        work: steps,
        stride: isSoak && failure.lasts === 'once' ? 1 : stride,
        copies: temporaryFolder(),
      },
    ],
  });
  const outcome = { failed: 0, told: 0, wrong: [] as string[], noticed: 0, pretended: 0 };
  let last: Extract<Report, { type: 'failed' }> | undefined;
  let told: Told = nothingTold;
  let code: string | undefined;
  for (const record of readLog(places.log)) {
    told = afterRecord(told, record);
    code = told.recoveryCode ?? code;
    const report = reportIn(record);
    if (report?.type !== 'failed') continue;
    last = report;
    // A refused rotation leaves the code of before.
    told = { ...told, recoveryCode: code };
    if (report.failures > 0) outcome.failed += 1;
    if (report.code !== null) outcome.told += 1;
    const wrong = await whatIsWrongAfter(report, failure, told);
    outcome.wrong.push(
      ...wrong.map(
        (what) => `${name}, ${failure.of} ${report.k}, ${failure.answer} ${failure.lasts}: ${what}`,
      ),
    );
    if (report.code === null || failure.lasts === 'on') continue;
    if (outcome.pretended < pretences) {
      outcome.pretended += 1;
      if ((await whatIsWrongWith(report.copy, asIfDone(told))).length > 0) outcome.noticed += 1;
    }
    told = { ...told, passphrases: told.passphrases.slice(0, 1) };
  }
  if (told.code !== undefined) outcome.wrong.push(`${name} stopped with ${told.code}`);
  if (last === undefined || last.failures > 0 || last.code !== null) {
    outcome.wrong.push(`${name}, ${failure.of}: after the last failure it does not work again`);
  }
  return outcome;
}

function reportIn({ type, bytes }: LogRecord): Report | undefined {
  return type === 'mark' ? (JSON.parse(bytes.toString()) as Report) : undefined;
}

async function whatIsWrongAfter(
  { code, copy }: Extract<Report, { type: 'failed' }>,
  { lasts }: DiskFailure,
  told: Told,
): Promise<readonly string[]> {
  // A disk that went on refusing may have kept the old keys from being put back: then the new ones are whole.
  const mayBeNew = code !== null && lasts === 'on';
  const passphrases = code !== null && lasts === 'once' ? told.passphrases.slice(0, 1) : told.passphrases;
  const wrong = await whatIsWrongWith(copy, {
    ...told,
    passphrases,
    recoveryCode: mayBeNew ? undefined : told.recoveryCode,
  });
  return code === 'internal' ? [...wrong, 'the person is told of a fault inside Casebook'] : wrong;
}

async function whatIsWrongWith(copy: string, told: Told): Promise<readonly string[]> {
  return [...(await whatIsWrongWithVault(copy, told)), ...(await whatIsWrongWithPassphrase(copy, told))];
}

test.skipIf(why !== undefined).each(works)(
  'whichever write or flush of $name fails, the old state is intact and the person is told',
  async (work) => {
    const failures = isSoak ? allFailures : shortFailures;
    const outcomes: Outcome[] = [];
    for (const failure of failures) {
      outcomes.push(await failEveryCall(work, failure));
      tellProgress(`ways in which ${work.name} fails`, outcomes.length, failures.length, 1);
    }
    const sum = (of: 'failed' | 'told' | 'noticed' | 'pretended') =>
      outcomes.reduce((total, outcome) => total + outcome[of], 0);
    const wrong = outcomes.flatMap((outcome) => outcome.wrong);
    reportFigure({
      promise: '…and I/O errors',
      figure: `${work.name}: ${sum('failed')} writes and flushes failed, each in turn; ${sum('told')} times the work was refused and said so, otherwise it was done; ${wrong.length} times something was lost, broken or untold`,
      goal: 'every write and flush failed with ENOSPC and EIO, 0 lost, broken or untold',
      isMet: isSoak && wrong.length === 0 && sum('noticed') > 0,
      control: `had refused work been told as done: ${sum('noticed')} of ${sum('pretended')} noticed`,
    });
    expect(wrong).toEqual([]);
    expect(sum('told')).toBeGreaterThan(3);
    expect(sum('pretended')).toBeGreaterThan(0);
    // A save whose flush was refused may be there whole after all, which is no loss.
    expect(sum('noticed')).toBeGreaterThanOrEqual(pretences);
  },
  1_800_000,
);
