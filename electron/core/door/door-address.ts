import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { isSystemError } from '../system-error.ts';

/** The folder that holds one door has a name that begins so, and a random end. */
const folderStart = 'casebook-door-';
const socketName = 'door';
const pipeStart = '\\\\.\\pipe\\casebook-';

/** The system's limit for the path of a socket lies between 104 and 108 bytes. */
const longestAddressBytes = 100;

/** A door whose folder is younger may be one that is just being made. */
const isNewForMs = 60_000;

const isWindows = process.platform === 'win32';

/**
 * An address that nobody had before: a pipe's name on Windows, elsewhere a socket's path in a new folder of the
 * owner's alone. Nothing where no folder for it can be made.
 */
export function newDoorAddress(): string | undefined {
  if (isWindows) return pipeStart + randomBytes(16).toString('hex');
  for (const base of doorBases()) {
    const longest = join(base, `${folderStart}XXXXXX`, socketName);
    if (Buffer.byteLength(longest) > longestAddressBytes) continue;
    try {
      return join(mkdtempSync(join(base, folderStart)), socketName);
    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  }
  return undefined;
}

/** Leaves the socket to its owner; the folder around it is already. */
export function closeToOthers(address: string): void {
  if (!isWindows) chmodSync(address, 0o600);
}

/** Removes what is left of an address. Never fails. */
export function removeDoorAddress(address: string): void {
  if (isWindows) return;
  try {
    rmSync(dirname(address), { recursive: true, force: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/**
 * Whether the address has the form that Casebook gives one and, where the system tells, only this person could have
 * made it and can reach it: a folder and a socket of theirs, closed to everybody else, no links.
 */
export function isOwnDoorAddress(address: string): boolean {
  if (isWindows)
    return address.startsWith(pipeStart) && /^[0-9a-f]{32}$/.test(address.slice(pipeStart.length));
  const folder = dirname(address);
  if (!isAbsolute(address) || basename(address) !== socketName) return false;
  return basename(folder).startsWith(folderStart) && isOwnFolder(folder) && isOwnSocket(address);
}

/** The journal's folder as the system knows it, by whichever path it was reached; nothing where it is gone. */
export function folderIdentity(folder: string): string | undefined {
  try {
    const { dev, ino } = statSync(folder, { bigint: true });
    return `${dev}/${ino}`;
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** Removes the sockets of holders that ended without closing their door. Never fails. */
export async function removeDeadDoors(): Promise<void> {
  if (isWindows) return;
  for (const base of doorBases()) {
    for (const name of namesIn(base)) {
      const folder = join(base, name);
      const address = join(folder, socketName);
      if (!name.startsWith(folderStart) || !isOwnFolder(folder) || !isOld(folder)) continue;
      if (!isOwnSocket(address) || (await isDeserted(address))) removeDoorAddress(address);
    }
  }
}

function doorBases(): readonly string[] {
  const bases = [process.env.XDG_RUNTIME_DIR, tmpdir(), '/tmp'];
  return [...new Set(bases.filter((base) => base !== undefined && isAbsolute(base)))] as string[];
}

function isOwnFolder(folder: string): boolean {
  const found = lookAt(folder);
  return found?.isDirectory() === true && isOwn(found) && (found.mode & 0o077) === 0;
}

function isOwnSocket(address: string): boolean {
  const found = lookAt(address);
  return found?.isSocket() === true && isOwn(found);
}

function isOwn({ uid }: { readonly uid: number }): boolean {
  return uid === process.getuid?.();
}

function lookAt(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

function isOld(folder: string): boolean {
  const found = lookAt(folder);
  return found !== undefined && Date.now() - found.mtimeMs > isNewForMs;
}

/** Whether nobody listens at a socket any more. */
function isDeserted(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const answer = (isDead: boolean) => {
      socket.destroy();
      resolve(isDead);
    };
    socket.setTimeout(1000, () => answer(false));
    socket.once('connect', () => answer(false));
    socket.once('error', (error: NodeJS.ErrnoException) => answer(error.code === 'ECONNREFUSED'));
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}
