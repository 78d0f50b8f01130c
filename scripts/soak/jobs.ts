import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../project.ts';

/** Tests that are run as one program, in the order in which their figures are shown. */
export interface Job {
  readonly name: string;
  readonly runner: 'vitest' | 'playwright';
  readonly files: readonly string[];
  /** Runs with nothing beside it: it uses every core, or times what it sees. */
  readonly isAlone: boolean;
  /** The tests report no figure of their own, so how many there are and fail is the figure. */
  readonly counted?: { readonly promise: string; readonly goal: string; readonly control: string };
}

/** Every promise, as the table of promises has it, in its order. */
export const promises: readonly string[] = [
  'What was shown as saved survives the death of the process',
  '…and a power cut',
  '…and I/O errors',
  'Damage is noticed, never silently shown',
  'Damage is survivable',
  'Losing one key is survivable',
  'A stolen folder is useless',
  'Guessing is expensive',
  'Deleted is gone',
  'Backups restore',
  'Locked is locked',
  'Pasted and imported text is inert',
  'The border holds',
  'Nothing leaves the machine',
  'The browser shell admits nobody else',
];

const countedJobs: readonly Job[] = [
  {
    name: 'guessing',
    runner: 'vitest',
    files: ['keyring', 'altered-keyring', 'slots', 'passphrase-key', 'argon2id', 'recovery-code'].map(
      (name) => `tests/electron/core/vault/${name}.test.ts`,
    ),
    isAlone: false,
    counted: {
      promise: 'Guessing is expensive',
      goal: 'headers out of bounds refused before any derivation, every bit flip in a slot or keyring refused',
      control: 'the same slots, headers and keyrings unchanged open, in the same tests',
    },
  },
];

const reports = /from '(\.\.?\/)+(soak\/)?figure\.ts'/;
/** So long that a run is as long as the longest of them: these begin first. */
const longest = ['damage', 'power-cut', 'io-errors', 'rotation-kill', 'backup-kill'];
const alone = ['harness/kill.test.ts', 'no-network'];

/** Every job there is: a file of tests that reports figures is found by what it imports. */
export function findJobs(): readonly Job[] {
  const files = testFiles().filter((file) => reports.test(readFileSync(inProject(file), 'utf8')));
  const inBrowser = files.filter(runsInBrowser);
  const jobs = files
    .filter((file) => !runsInBrowser(file))
    .map((file): Job => {
      const name = file.replace(/^tests\//, '').replace(/\.test\.ts$/, '');
      return { name, runner: 'vitest', files: [file], isAlone: alone.some((word) => file.includes(word)) };
    });
  const windows: Job = { name: 'windows', runner: 'playwright', files: inBrowser, isAlone: true };
  return [...jobs.sort(byLength), ...countedJobs, ...(inBrowser.length > 0 ? [windows] : [])];
}

function testFiles(): readonly string[] {
  return readdirSync(inProject('tests'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('tests', name).replaceAll('\\', '/'));
}

function runsInBrowser(file: string): boolean {
  return file.startsWith('tests/end-to-end/') || file.startsWith('tests/desktop/');
}

function byLength(one: Job, other: Job): number {
  const place = ({ name }: Job) => {
    const found = longest.findIndex((word) => name.includes(word));
    return found === -1 ? longest.length : found;
  };
  return Number(one.isAlone) - Number(other.isAlone) || place(one) - place(other);
}
