import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Door, type DoorSetting, openDoor } from '../../../../electron/core/door/door.ts';
import { newDoorAddress, removeDoorAddress } from '../../../../electron/core/door/door-address.ts';
import { knock, type Visit } from '../../../../electron/core/door/knock.ts';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { takeHolder } from '../../../../electron/core/vault/holder.ts';
import { ok } from '../../../../shared/domain/result/result.ts';
import { temporaryFolder, valueFrom } from '../vault/vault-fixtures.ts';

/** A journal's folder whose holder is this process, with its door. */
export interface HeldFolder {
  readonly folder: string;
  readonly dataKey: Buffer;
  readonly door: Door;
  /** Every call that came through the door. */
  readonly calls: unknown[];
}

/** Opens a door as a holder does and names it; by default it answers every call with its own name. */
export async function heldFolder(
  handle: DoorSetting['handle'] = async (name) => ok(name),
  folder = temporaryFolder(),
): Promise<HeldFolder> {
  const dataKey = newDataKey();
  const calls: unknown[] = [];
  const door = await openDoor({
    journalFolder: folder,
    dataKey,
    handle: (name, params) => {
      calls.push([name, params]);
      return handle(name, params);
    },
  });
  if (!door) throw new Error('There is no place for a door.');
  onTestFinished(() => door.close());
  takeHolder(folder, 'desktop', 0, door.address);
  return { folder, dataKey, door, calls };
}

/** A stay behind the door of this folder. */
export async function visitTo({ folder, dataKey }: HeldFolder): Promise<Visit> {
  const visit = valueFrom(await knock({ journalFolder: folder, dataKey }));
  onTestFinished(() => visit.end());
  return visit;
}

/** Somebody who listens in the door's place and is not the holder; the folder names this address. */
export async function impostor(folder: string, onConnection: (socket: Socket) => void): Promise<string> {
  const address = newDoorAddress();
  if (!address) throw new Error('There is no place for a socket.');
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(address, resolve));
  onTestFinished(() => {
    server.close();
    removeDoorAddress(address);
  });
  takeHolder(folder, 'desktop', 0, address);
  return address;
}

/** Bytes as they came over a socket until it ended. */
export function everythingFrom(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(chunks)));
  });
}

/** A frame as the door writes and reads it. */
export function frame(bytes: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  return Buffer.concat([head, bytes]);
}

/** Connects to a door without knowing anything. */
export async function stranger(address: string): Promise<Socket> {
  const socket = connect(address);
  await new Promise((resolve) => socket.once('connect', resolve));
  onTestFinished(() => void socket.destroy());
  return socket;
}
