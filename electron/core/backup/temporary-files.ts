import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { isSystemError } from '../system-error.ts';
import { isAlive } from '../vault/holder.ts';

/** Longer than any backup takes: what is older is left over, whichever computer made it. */
const longestWorkMs = 24 * 60 * 60 * 1000;

// Programs that keep folders alike on several computers know names of this form and leave such files alone.
const pattern = /^~casebook-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{16}\.tmp$/;

const inUse = new Set<string>();

/** This computer, without telling its name to whoever reads the folder. */
function computer(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** A new name, which nothing else has and nobody takes for a backup's, for a file or a folder of work under way. */
export function temporaryName(): string {
  const name = `~casebook-${computer()}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`;
  inUse.add(name);
  return name;
}

/** Makes a folder of the owner's alone for work under way; throws what the system says. */
export async function makeWorkFolder(parent: string): Promise<string> {
  const folder = join(parent, temporaryName());
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Removes a temporary file or folder. Where the system refuses it stays until the next run finds it. */
export async function removeTemporary(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
  inUse.delete(basename(path));
}

/** Removes what runs that were cut short left in a folder: of this computer's dead processes, or a day old. */
export async function removeLeftovers(folder: string): Promise<void> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return;
  }
  for (const name of names) {
    if (await isLeftover(folder, name)) await removeTemporary(join(folder, name));
  }
}

async function isLeftover(folder: string, name: string): Promise<boolean> {
  const [, madeOn, madeBy] = pattern.exec(name) ?? [];
  if (madeBy === undefined || inUse.has(name)) return false;
  const pid = Number(madeBy);
  if (madeOn === computer() && (pid === process.pid || !isAlive(pid))) return true;
  const found = await lstat(join(folder, name)).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > longestWorkMs;
}
