import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelName, Params } from '../../shared/contract/contract.ts';
import { fail, ok, type Result } from '../../shared/domain/result/result.ts';
import { keysChangedNotice } from '../core/application.ts';
import { passesDoor } from '../core/door/door-channels.ts';
import { knock, type Visit } from '../core/door/knock.ts';
import { isDropName } from '../core/drop-box/drop-files.ts';
import { readHolder } from '../core/vault/holder.ts';
import { journalFiles } from '../core/vault/journal-files.ts';
import type { VaultSecret } from '../core/vault/open-keys.ts';
import { type OpenVault, unlockVault } from '../core/vault/vault.ts';
import type { Doors } from './doors.ts';
import { printError } from './output.ts';

/** The open journal, by whichever way it was reached, until `leave`. */
export interface WayIn {
  readonly doors: Doors;
  leave(): void;
}

/** How long the holder may take to save what was dropped a moment ago, so that it can be read at once. */
const dropsWithinMs = 2000;
const lookAgainAfterMs = 40;

/** How long a program that has just opened the journal may take to say where it lets others in. */
const doorWithinMs = 1000;

/**
 * Opens the journal, or is let in by the program that has it open. Where that is neither here nor there, the failure
 * names who has it.
 */
export async function openOrVisit(
  doors: Doors,
  secret: Extract<VaultSecret, { type: 'passphrase' }>,
): Promise<Result<WayIn, string>> {
  const { folder } = doors;
  const tried = readHolder(folder)?.door;
  if (tried !== undefined) {
    const visit = await visitHolder(folder, secret);
    if (!visit.ok) return visit;
    if (visit.value) return ok(throughDoor(doors, visit.value));
  }
  const unlocked = await doors.call('vault.unlock', { secret });
  if (unlocked.ok) return ok({ doors, leave: () => {} });
  if (unlocked.failure.code !== 'busy' || !(await hasOtherDoorSoon(folder, tried))) return unlocked;
  const visit = await visitHolder(folder, secret);
  return visit.ok && visit.value ? ok(throughDoor(doors, visit.value)) : unlocked;
}

/** Whether somebody who opened the journal a moment ago lets others in, at another door than the one tried. */
async function hasOtherDoorSoon(folder: string, tried: string | undefined): Promise<boolean> {
  const until = Date.now() + doorWithinMs;
  for (;;) {
    const door = readHolder(folder)?.door;
    if (door !== undefined) return door !== tried;
    if (Date.now() > until) return false;
    await pause(lookAgainAfterMs);
  }
}

/** Is let in by proving the secret; nothing where the holder does not answer as itself. */
async function visitHolder(folder: string, secret: VaultSecret): Promise<Result<Visit | undefined, string>> {
  const vault = await unlockVault(folder, secret);
  if (!vault.ok) {
    const { code, message } = vault.failure;
    return fail(code === 'damaged' ? 'keys-damaged' : code, message);
  }
  if (vault.value.wasChangedByOthers) printError(keysChangedNotice.message);
  const knocked = await knock({ journalFolder: folder, dataKey: vault.value.dataKey });
  forgetKeys(vault.value);
  if (!knocked.ok) return ok(undefined);
  await dropsTakenIn(folder);
  return ok(knocked.value);
}

function forgetKeys({ dataKey, otherDataKey, formerDropBoxKeys = [] }: OpenVault): void {
  for (const key of [dataKey, otherDataKey, ...formerDropBoxKeys]) key?.fill(0);
}

function throughDoor(doors: Doors, visit: Visit): WayIn {
  const call = async <Name extends ChannelName>(name: Name, params: Params<Name>) =>
    passesDoor(name) ? visit.call(name, params) : doors.call(name, params);
  return { doors: { ...doors, call }, leave: () => visit.end() };
}

/** Waits until what was dropped before this moment is in the journal: what was logged is to be listed. */
async function dropsTakenIn(folder: string): Promise<void> {
  const before = await dropsIn(folder);
  const until = Date.now() + dropsWithinMs;
  while (before.length > 0 && Date.now() < until) {
    const now = new Set(await dropsIn(folder));
    if (!before.some((name) => now.has(name))) return;
    await pause(lookAgainAfterMs);
  }
}

async function dropsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(journalFiles(folder).drop).catch(() => []);
  return names.filter(isDropName);
}
