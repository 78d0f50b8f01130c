import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDoor } from '../../../../electron/core/door/door.ts';
import { knock } from '../../../../electron/core/door/knock.ts';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { takeHolder } from '../../../../electron/core/vault/holder.ts';
import { fail, ok } from '../../../../shared/domain/result/result.ts';
import { codeFrom, temporaryFolder } from '../vault/vault-fixtures.ts';
import { everythingFrom, heldFolder, stranger, visitTo } from './door-fixtures.ts';

const isUnix = process.platform !== 'win32';

describe('what is not let through', () => {
  test.each([
    'vault.lock',
    'vault.create',
    'vault.unlock',
    'vault.change-passphrase',
    'vault.rotate-keys',
    'backup.remove',
    'backup.set-folder',
    'backup.restore',
    'journals.list',
    'journals.select',
    'settings.get',
    'settings.set',
    'drop.add',
    'shell.choose-path',
    'no.such.channel',
    '__proto__',
  ])('%s', async (name) => {
    const held = await heldFolder();
    const visit = await visitTo(held);
    expect(codeFrom(await visit.call(name as 'entry.names', {}))).toBe('not-allowed');
    expect(held.calls).toEqual([]);
  });

  test('a request of more than four megabytes', async () => {
    const held = await heldFolder();
    const visit = await visitTo(held);
    const text = 'x'.repeat(4 * 1024 * 1024);
    expect(codeFrom(await visit.call('mapping.suggest', { text }))).toBe('invalid-params');
    expect((await visit.call('entry.names', {})).ok).toBe(true);
    expect(held.calls).toHaveLength(1);
  });
});

describe('nobody', () => {
  test('is who holds a journal without a door, or none at all', async () => {
    const folder = temporaryFolder();
    expect(codeFrom(await knock({ journalFolder: folder, dataKey: newDataKey() }))).toBe('nobody');
    takeHolder(folder, 'desktop', 0);
    expect(codeFrom(await knock({ journalFolder: folder, dataKey: newDataKey() }))).toBe('nobody');
  });

  test.runIf(isUnix)('answers for a holder that died, and the next door clears its socket away', async () => {
    const folder = temporaryFolder();
    const script = `
      const { openDoor } = await import(${JSON.stringify(join(import.meta.dirname, '../../../../electron/core/door/door.ts'))});
      const door = await openDoor({ journalFolder: ${JSON.stringify(folder)}, dataKey: Buffer.alloc(32, 7), handle: async () => {} });
      console.log(door.address);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    const address = await new Promise<string>((resolve) => {
      child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
    });
    takeHolder(folder, 'desktop', 0, address);
    const dataKey = Buffer.alloc(32, 7);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(existsSync(address)).toBe(true);
    expect(codeFrom(await knock({ journalFolder: folder, dataKey }))).toBe('nobody');

    const anHourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(dirname(address), anHourAgo, anHourAgo);
    const held = await heldFolder();
    expect(existsSync(dirname(address))).toBe(false);
    expect(existsSync(held.door.address)).toBe(true);
  });

  test.runIf(isUnix)('loses a living door to the clearing, or a folder that is not a door’s', async () => {
    const held = await heldFolder();
    const anHourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(dirname(held.door.address), anHourAgo, anHourAgo);
    const other = join(tmpdir(), `casebook-other-${process.pid}`);
    mkdirSync(other, { mode: 0o700 });
    onTestFinished(() => rmSync(other, { recursive: true }));
    utimesSync(other, anHourAgo, anHourAgo);
    await heldFolder();
    expect(existsSync(held.door.address)).toBe(true);
    expect(existsSync(other)).toBe(true);
    expect((await (await visitTo(held)).call('entry.names', {})).ok).toBe(true);
  });
});

describe('when the door closes', () => {
  test('a call under way is told that the journal is locked', async () => {
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const held = await heldFolder(() => {
      begun();
      return new Promise(() => {});
    });
    const visit = await visitTo(held);
    const answer = visit.call('backup.verify', {});
    await isBegun;
    await held.door.close();
    expect(codeFrom(await answer)).toBe('locked');
    expect(codeFrom(await visit.call('entry.names', {}))).toBe('locked');
  });

  test('a call that is answered in time gets its answer', async () => {
    let answerNow = () => {};
    const held = await heldFolder(
      () =>
        new Promise((resolve) => {
          answerNow = () => resolve(ok('saved'));
        }),
    );
    const visit = await visitTo(held);
    const answer = visit.call('trash.empty', {});
    await expect.poll(() => held.calls.length).toBe(1);
    const closed = held.door.close();
    answerNow();
    await closed;
    expect(await answer).toEqual(ok('saved'));
  });

  test('nobody is let in any more, and nothing is left of it', async () => {
    const held = await heldFolder();
    const visit = await visitTo(held);
    await held.door.close();
    await held.door.close();
    expect(codeFrom(await knock({ journalFolder: held.folder, dataKey: held.dataKey }))).toMatch(
      /nobody|refused/,
    );
    expect(codeFrom(await visit.call('entry.names', {}))).toBe('locked');
    if (isUnix) expect(existsSync(dirname(held.door.address))).toBe(false);
  });

  test('a stranger who says nothing does not hold it up', async () => {
    const held = await heldFolder();
    const socket = await stranger(held.door.address);
    const ended = everythingFrom(socket);
    await held.door.close();
    expect(await ended).toEqual(Buffer.alloc(0));
  });
});

test('calls are answered in order, each with its own answer, longer ones too', async () => {
  const long = 'y'.repeat(3_000_000);
  const held = await heldFolder(async (name, params) => (name === 'entry.names' ? ok(long) : ok(params)));
  const visit = await visitTo(held);
  const queries = Array.from({ length: 20 }, (_, number) => ({ query: `number ${number}` }));
  const answers = await Promise.all([
    visit.call('entry.names', {}),
    ...queries.map((query) => visit.call('entry.search', query)),
  ]);
  expect(answers).toEqual([ok(long), ...queries.map((query) => ok(query))]);
});

test('two visitors at once are each answered', async () => {
  const held = await heldFolder(async (_, params) => ok(params));
  const visits = [await visitTo(held), await visitTo(held)];
  const answers = await Promise.all(
    visits.map((visit, query) => visit.call('entry.search', { query: `${query}` })),
  );
  expect(answers).toEqual([ok({ query: '0' }), ok({ query: '1' })]);
});

test('a failure comes through as it is', async () => {
  const held = await heldFolder(async () => fail('not-found', 'There is no entry with this id.'));
  const visit = await visitTo(held);
  expect(await visit.call('entry.names', {})).toEqual(fail('not-found', 'There is no entry with this id.'));
});

test.runIf(isUnix)('where a place is missing or its name is too long, the door finds another', async () => {
  const journalFolder = temporaryFolder();
  const { XDG_RUNTIME_DIR, TMPDIR } = process.env;
  const long = join(journalFolder, 'long'.repeat(40));
  mkdirSync(long);
  Object.assign(process.env, { XDG_RUNTIME_DIR: long, TMPDIR: '/nowhere/at/all' });
  onTestFinished(() => {
    for (const [name, value] of Object.entries({ XDG_RUNTIME_DIR, TMPDIR })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  const door = await openDoor({ journalFolder, dataKey: newDataKey(), handle: async () => ok(null) });
  onTestFinished(() => door?.close());
  expect(door?.address).toMatch(/^\/tmp\/casebook-door-/);
});
