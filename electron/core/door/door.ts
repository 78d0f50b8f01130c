import { createServer, type Server } from 'node:net';
import type { RouterAnswer } from '../router.ts';
import { isSystemError } from '../system-error.ts';
import { deriveKey } from '../vault/data-key.ts';
import {
  closeToOthers,
  folderIdentity,
  newDoorAddress,
  removeDeadDoors,
  removeDoorAddress,
} from './door-address.ts';
import { receiveVisitor, type Visitor } from './receive-visitor.ts';

/** The way by which the same person's other programs reach the journal that this one has open. */
export interface Door {
  /** Where others knock; the holder file says it. */
  readonly address: string;
  /** Lets nobody in any more. A call under way is answered within a moment, or with *locked*. Never fails. */
  close(): Promise<void>;
}

/** What a door needs: which journal, whose data key, and who answers. */
export interface DoorSetting {
  readonly journalFolder: string;
  /** Only a key derived from it is kept. */
  readonly dataKey: Uint8Array;
  /** Checks and answers a call as it does a window's. */
  handle(channelName: unknown, params: unknown): Promise<RouterAnswer>;
}

const mostVisitors = 8;

/** How long calls under way may take to answer when the door closes, and how long their answers may take to be read. */
const lastAnswersWithinMs = 250;

/** Opens a door; nothing where this computer has no place for one. Its visitors prove that they have the data key. */
export async function openDoor({ journalFolder, dataKey, handle }: DoorSetting): Promise<Door | undefined> {
  const identity = folderIdentity(journalFolder);
  if (identity === undefined) return undefined;
  await removeDeadDoors();
  const address = newDoorAddress();
  if (address === undefined) return undefined;
  const doorKey = deriveKey(dataKey, 'door');
  const reception = { place: { doorKey, address, folderIdentity: identity }, handle };
  const visitors = new Map<Visitor, () => void>();

  const server = createServer((socket) => {
    const visitor = receiveVisitor(socket, reception);
    visitors.set(visitor, () => socket.destroy());
    void visitor.gone.then(() => visitors.delete(visitor));
  });
  server.maxConnections = mostVisitors;
  try {
    await listen(server, address);
    closeToOthers(address);
  } catch (error) {
    server.close();
    removeDoorAddress(address);
    if (isSystemError(error)) return undefined;
    throw error;
  }
  server.unref();

  async function close(): Promise<void> {
    server.close();
    const late = setTimeout(() => {
      for (const visitor of visitors.keys()) visitor.giveUp();
    }, lastAnswersWithinMs);
    const tooLate = setTimeout(() => {
      for (const throwOut of visitors.values()) throwOut();
    }, 2 * lastAnswersWithinMs);
    for (const visitor of visitors.keys()) visitor.dismiss();
    await Promise.all([...visitors.keys()].map((visitor) => visitor.gone));
    clearTimeout(late);
    clearTimeout(tooLate);
    removeDoorAddress(reception.place.address);
    doorKey.fill(0);
  }
  let closed: Promise<void> | undefined;
  return {
    address,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      // A connection that fails while it is accepted concerns nobody else.
      server.on('error', () => {});
      resolve();
    });
  });
}
