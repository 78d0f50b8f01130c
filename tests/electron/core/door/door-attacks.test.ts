import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { knock } from '../../../../electron/core/door/knock.ts';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { takeHolder } from '../../../../electron/core/vault/holder.ts';
import { ok } from '../../../../shared/domain/result/result.ts';
import { codeFrom, temporaryFolder } from '../vault/vault-fixtures.ts';
import { everythingFrom, frame, heldFolder, impostor, stranger, visitTo } from './door-fixtures.ts';

const isUnix = process.platform !== 'win32';

/** Passes everything between a visitor and the door at this address on, from an address of its own. */
async function relay(folder: string, address: string): Promise<void> {
  await impostor(folder, (visitor) => {
    const holder = connect(address);
    holder.on('error', () => visitor.destroy());
    visitor.pipe(holder).pipe(visitor);
  });
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
    expect(codeFrom(await knock({ journalFolder: folder, dataKey: newDataKey() }))).toBe('refused');
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
