import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../../electron/core/database/open-database.ts';
import { databaseKeyOf, newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { journalFiles } from '../../../../electron/core/vault/journal-files.ts';
import { settleRotation } from '../../../../electron/core/vault/rotate-keys.ts';
import { type OpenVault, unlockVault } from '../../../../electron/core/vault/vault.ts';
import { newSeed, randomFrom } from '../../../harness/random.ts';
import { howMany, reportFigure } from '../../../soak/figure.ts';
import { addRow, realJournal, rowsWith, valueFrom } from './vault-fixtures.ts';

const passphrase = 'a lantern on the stair';
const secret = { type: 'passphrase', passphrase } as const;
const kills = howMany(25, 250);
const longestRotationMs = 900;
const longestPendingMs = 12;

const filesOfARestingJournal = [
  'journal.db',
  'journal.keys.copy.json',
  'journal.keys.json',
  'journal.keys.lock',
];

interface RotatingProgram {
  readonly child: ChildProcess;
  /** Begins to rotate; the first answer follows. */
  begin(folder: string): void;
  nextLine(): Promise<string>;
}

async function startRotatingProgram(): Promise<RotatingProgram> {
  const flags = ['--liftoff-only', '--wasm-num-compilation-tasks=0'];
  const program = join(import.meta.dirname, 'rotating-program.ts');
  const child = spawn(process.execPath, [...flags, program], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => String((await lines.next()).value);
  expect(await nextLine()).toBe('ready');
  return {
    child,
    nextLine,
    begin: (folder) => void child.stdin.write(`${JSON.stringify({ folder, passphrase })}\n`),
  };
}

/** Waits until the keyring holds both keys, which it does for a moment only; gives up where a rotation ended. */
async function bothKeysWritten(folder: string, isOver: () => boolean): Promise<void> {
  const { keyring } = journalFiles(folder);
  while (!isOver()) {
    if (readFileSync(keyring, 'utf8').includes('"rotation"')) return;
    await new Promise(setImmediate);
  }
}

/** The one key that opens the database; fails where none does, or both do. */
function winnerOf(folder: string, vault: OpenVault, rows: readonly number[]) {
  const found = (['dataKey', 'otherDataKey'] as const).filter((name) => {
    const key = vault[name];
    const there = key && rowsWith(folder, key);
    if (there) expect(there).toEqual(rows);
    return there !== undefined;
  });
  expect(found).toHaveLength(1);
  return found[0] ?? 'dataKey';
}

test('killed at any moment, a rotation leaves one key that opens the database, and every row', async () => {
  const { folder } = await realJournal(passphrase, { rows: 400 });
  const rows = Array.from({ length: 400 }, (_, row) => row);
  const random = randomFrom(newSeed('Kills of a rotation'));
  const found = { settled: 0, pendingOld: 0, pendingNew: 0 };
  let next = startRotatingProgram();
  for (let kill = 0; kill < kills; kill += 1) {
    const program = await next;
    next = startRotatingProgram();
    const exited = once(program.child, 'exit');
    let isOver = false;
    const over = program.nextLine().then((line) => {
      isOver = true;
      return line;
    });
    program.begin(folder);
    // Every other kill falls into the moment at which both keys are written, or just after it.
    if (kill % 2 === 0) await pause(random.next() * longestRotationMs);
    else {
      await bothKeysWritten(folder, () => isOver);
      await pause(random.next() * longestPendingMs);
    }
    program.child.kill('SIGKILL');
    await exited;
    expect(['rotated', 'undefined']).toContain(await over);

    const vault = valueFrom(await unlockVault(folder, secret));
    const winner = winnerOf(folder, vault, rows);
    if (vault.otherDataKey === undefined) found.settled += 1;
    else if (winner === 'dataKey') found.pendingOld += 1;
    else found.pendingNew += 1;
    if (vault.otherDataKey) valueFrom(await settleRotation(folder, vault, winner));
    const after = valueFrom(await unlockVault(folder, secret));
    expect(after).toMatchObject({ dataKey: vault[winner], wasChangedByOthers: false });
    expect(after.otherDataKey).toBeUndefined();
    expect(filesOfARestingJournal).toEqual(expect.arrayContaining(readdirSync(folder)));
    rows.push(400 + kill);
    writeRow(folder, after, 400 + kill);
  }
  (await next).child.kill('SIGKILL');
  const { dataKey } = valueFrom(await unlockVault(folder, secret));
  const untrue = [rowsWith(folder, newDataKey()) === undefined, !rowsWith(folder, dataKey)?.includes(-1)];
  const noticed = untrue.filter(Boolean).length;
  expect(noticed).toBe(2);
  reportFigure({
    promise: 'Losing one key is survivable',
    figure: `${kills} kills while the keys were rotated (${found.pendingOld} left both keys with the old database, ${found.pendingNew} with the new one): each opened with exactly one key, 0 entries lost`,
    goal: '250 kills, 0 lost',
    isMet: kills >= 250,
    control: `a key that is not the database’s, and a row that was never written: ${noticed} of 2 noticed`,
  });
}, 1_800_000);

function writeRow(folder: string, vault: OpenVault, row: number): boolean {
  const file = journalFiles(folder).database;
  const opened = openDatabase(file, databaseKeyOf(vault.dataKey), { mayCreate: false });
  if (!opened.ok) return false;
  addRow(opened.value, row);
  opened.value.close();
  return true;
}

test('what is written between rotations, by somebody who waits for each of them, stays in the journal', async () => {
  const { folder } = await realJournal(passphrase, { rows: 10 });
  const rows = Array.from({ length: 10 }, (_, row) => row);
  const program = await startRotatingProgram();
  program.begin(folder);
  let rotated = 0;
  const counting = (async () => {
    for (let line = await program.nextLine(); line !== 'undefined'; line = await program.nextLine()) {
      expect(['rotated', 'busy']).toContain(line);
      if (line === 'rotated') rotated += 1;
    }
  })();
  const enough = howMany(10, 60);
  // The keys are read, then the database is asked for again and again while rotations come between.
  while (rows.length < 10 + enough || rotated < 4) {
    const vault = valueFrom(await unlockVault(folder, secret));
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (writeRow(folder, vault, rows.length)) rows.push(rows.length);
      await pause(1);
    }
  }
  program.child.kill('SIGKILL');
  await once(program.child, 'exit');
  await counting;
  const vault = valueFrom(await unlockVault(folder, secret));
  winnerOf(folder, vault, rows);
}, 600_000);
