import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDoor } from '../../../../electron/core/door/door.ts';
import { knock } from '../../../../electron/core/door/knock.ts';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { takeHolder } from '../../../../electron/core/vault/holder.ts';
import { fail, ok } from '../../../../shared/domain/result/result.ts';
import { codeFrom, temporaryFolder } from '../vault/vault-fixtures.ts';
import { everythingFrom, frame, heldFolder, impostor, visitTo } from './door-fixtures.ts';

const isUnix = process.platform !== 'win32';

/** Connects to a door without knowing anything. */
async function stranger(address: string): Promise<Socket> {
  const socket = connect(address);
  await new Promise((resolve) => socket.once('connect', resolve));
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Passes everything between a visitor and a door on, and keeps what went which way. */
async function relay(folder: string, address: string) {
  const seen: { toHolder: Buffer[]; toVisitor: Buffer[] } = { toHolder: [], toVisitor: [] };
  const own = await impostor(folder, (visitor) => {
    const holder = connect(address);
    holder.on('error', () => visitor.destroy());
    visitor.on('data', (bytes: Buffer) => seen.toHolder.push(bytes) && holder.write(bytes));
    holder.on('data', (bytes: Buffer) => seen.toVisitor.push(bytes) && visitor.write(bytes));
    visitor.on('close', () => holder.destroy());
    holder.on('close', () => visitor.destroy());
  });
  return { address: own, seen };
}

describe('who is not let in', () => {
  test('somebody with another key', async () => {
    const held = await heldFolder();
    expect(codeFrom(await knock({ journalFolder: held.folder, dataKey: newDataKey() }))).toBe('refused');
    expect(held.calls).toEqual([]);
  });

  test('somebody with the key who means a copy of the journal', async () => {
    const held = await heldFolder();
    const copy = temporaryFolder();
    takeHolder(copy, 'desktop', 0, held.door.address);
    expect(codeFrom(await knock({ journalFolder: copy, dataKey: held.dataKey }))).toBe('refused');
  });

  test('a visitor whose words are passed on from another address', async () => {
    const held = await heldFolder();
    await relay(held.folder, held.door.address);
    expect(codeFrom(await knock({ journalFolder: held.folder, dataKey: held.dataKey }))).toBe('refused');
    expect(held.calls).toEqual([]);
  });

  test('a session that is played again', async () => {
    const held = await heldFolder();
    const recorded: Buffer[] = [];
    // The recording stands where the door was, so that its address is the one both sides agree about.
    const { address } = held.door;
    const moved = `${address}.moved`;
    renameSync(address, moved);
    const server = createServer((visitor) => {
      const holder = connect(moved);
      visitor.on('data', (bytes: Buffer) => recorded.push(bytes) && holder.write(bytes));
      holder.on('data', (bytes: Buffer) => void visitor.write(bytes));
      visitor.on('close', () => holder.destroy());
    });
    await new Promise<void>((resolve) => server.listen(address, resolve));
    onTestFinished(() => void server.close());
    const visit = await visitTo(held);
    expect(await visit.call('entry.names', {})).toEqual(ok('entry.names'));
    visit.end();
    expect(held.calls).toHaveLength(1);

    const again = await stranger(moved);
    const answered = everythingFrom(again);
    again.write(Buffer.concat(recorded));
    // The holder says who it is to everybody, and to this one nothing more.
    expect((await answered).length).toBe(4 + 64);
    expect(held.calls).toHaveLength(1);
  });

  test.each([
    ['a frame of four gigabytes', Buffer.from('ffffffff00', 'hex')],
    ['a frame of nothing', Buffer.alloc(4)],
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a greeting that is none', frame(randomBytes(48))],
    [
      'a greeting of a later version',
      frame(Buffer.concat([Buffer.from('CASEBOOK DOOR 2\n'), randomBytes(32)])),
    ],
    [
      'a proof that is none',
      Buffer.concat([
        frame(Buffer.concat([Buffer.from('CASEBOOK DOOR 1\n'), randomBytes(32)])),
        frame(randomBytes(32)),
      ]),
    ],
  ])('who sends %s is shown out, and others are still served', async (_, bytes) => {
    const held = await heldFolder();
    const socket = await stranger(held.door.address);
    const answered = everythingFrom(socket);
    socket.write(bytes);
    expect((await answered).length).toBeLessThanOrEqual(68);
    expect(held.calls).toEqual([]);
    expect((await (await visitTo(held)).call('entry.names', {})).ok).toBe(true);
  });

  test('one more than eight at a time', async () => {
    const held = await heldFolder();
    for (let count = 0; count < 8; count += 1) await visitTo(held);
    expect(codeFrom(await knock({ journalFolder: held.folder, dataKey: held.dataKey }))).toBe('nobody');
  });
});

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

describe('a false holder', () => {
  test('learns nothing and is noticed', async () => {
    const folder = temporaryFolder();
    const dataKey = newDataKey();
    let heard: Promise<Buffer> | undefined;
    await impostor(folder, (socket) => {
      heard = everythingFrom(socket);
      socket.write(frame(randomBytes(64)));
    });
    expect(codeFrom(await knock({ journalFolder: folder, dataKey }))).toBe('refused');
    // A greeting and a random number: nothing of what was to be asked, nothing made with the key.
    expect(((await heard) ?? Buffer.alloc(0)).length).toBe(4 + 48);
  });

  test('cannot play the visitor’s own words back to it', async () => {
    const folder = temporaryFolder();
    await impostor(folder, (socket) => socket.on('data', (bytes: Buffer) => void socket.write(bytes)));
    expect(codeFrom(await knock({ journalFolder: folder, dataKey: newDataKey() }))).not.toBe(undefined);
  });

  test('that says nothing is left after a while', async () => {
    const folder = temporaryFolder();
    await impostor(folder, () => {});
    expect(codeFrom(await knock({ journalFolder: folder, dataKey: newDataKey() }))).toBe('nobody');
  });
});

describe('an address that only this person can have made', () => {
  test.runIf(isUnix)('is a socket and a folder closed to everybody else', async () => {
    const { address } = (await heldFolder()).door;
    expect(lstatSync(address).mode & 0o777).toBe(0o600);
    expect(lstatSync(dirname(address)).mode & 0o777).toBe(0o700);
    expect(Buffer.byteLength(address)).toBeLessThan(100);
  });

  test.runIf(isUnix)('is none once others may enter its folder', async () => {
    const held = await heldFolder();
    chmodSync(dirname(held.door.address), 0o755);
    expect(codeFrom(await knock({ journalFolder: held.folder, dataKey: held.dataKey }))).toBe('refused');
  });

  test.runIf(isUnix && process.getuid?.() === 0)('is none where it is somebody else’s', async () => {
    const held = await heldFolder();
    const { chownSync } = await import('node:fs');
    chownSync(held.door.address, 65534, 65534);
    expect(codeFrom(await knock({ journalFolder: held.folder, dataKey: held.dataKey }))).toBe('refused');
    chownSync(held.door.address, 0, 0);
    chownSync(dirname(held.door.address), 65534, 65534);
    expect(codeFrom(await knock({ journalFolder: held.folder, dataKey: held.dataKey }))).toBe('refused');
  });

  test.runIf(isUnix)('is none behind a link', async () => {
    const held = await heldFolder();
    const elsewhere = mkdtempSync(join(tmpdir(), 'casebook-door-'));
    onTestFinished(() => rmSync(elsewhere, { recursive: true }));
    symlinkSync(held.door.address, join(elsewhere, 'door'));
    takeHolder(held.folder, 'desktop', 0, join(elsewhere, 'door'));
    expect(codeFrom(await knock({ journalFolder: held.folder, dataKey: held.dataKey }))).toBe('refused');
  });

  test.each([
    'door',
    'relative/casebook-door-x/door',
    '/etc/passwd',
    '/run/docker.sock',
    '',
    'x'.repeat(5000),
  ])('is none like %j', async (address) => {
    const folder = temporaryFolder();
    takeHolder(folder, 'desktop', 0, address);
    expect(codeFrom(await knock({ journalFolder: folder, dataKey: newDataKey() }))).toBe('refused');
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

test('what passes can be read or changed by nobody in between', async () => {
  const secret = 'Zanzibar at midnight';
  const held = await heldFolder(async (_, params) => ok(params));
  const { address } = held.door;
  const moved = `${address}.moved`;
  renameSync(address, moved);
  const seen: Buffer[] = [];
  let isMeddling = false;
  const server = createServer((visitor) => {
    const holder = connect(moved);
    visitor.on('data', (bytes: Buffer) => seen.push(Buffer.from(bytes)) && holder.write(bytes));
    holder.on('data', (bytes: Buffer) => {
      seen.push(Buffer.from(bytes));
      if (isMeddling) bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
      visitor.write(bytes);
    });
    visitor.on('close', () => holder.destroy());
    holder.on('close', () => visitor.destroy());
  });
  await new Promise<void>((resolve) => server.listen(address, resolve));
  onTestFinished(() => void server.close());

  const visit = await visitTo(held);
  const query = { query: secret };
  expect(await visit.call('entry.search', query)).toEqual(ok(query));
  expect(seen.length).toBeGreaterThan(2);
  expect(Buffer.concat(seen).includes(secret)).toBe(false);
  isMeddling = true;
  expect(codeFrom(await visit.call('entry.search', query))).toBe('locked');
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

test('whatever strangers send, nothing comes through and others are still served', async () => {
  const held = await heldFolder();
  const greeting = frame(Buffer.concat([Buffer.from('CASEBOOK DOOR 1\n'), randomBytes(32)]));
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.uint8Array({ maxLength: 400 }), async (isGreeted, bytes) => {
      const socket = await stranger(held.door.address);
      const answered = everythingFrom(socket);
      if (isGreeted) socket.write(greeting);
      socket.end(bytes);
      expect((await answered).length).toBeLessThanOrEqual(68);
    }),
    { numRuns: 300 },
  );
  expect(held.calls).toEqual([]);
  expect((await (await visitTo(held)).call('entry.names', {})).ok).toBe(true);
});
