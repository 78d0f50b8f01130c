import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { CheckedParams } from '../../../shared/contract/contract.ts';
import { plainTextOf } from '../../../shared/domain/entry/editor-state.ts';
import type { EntryId, UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { makeFolder } from '../make-folder.ts';
import { isSystemError } from '../system-error.ts';
import { readDropBoxKey } from '../vault/drop-keys.ts';
import { flushFolder } from '../vault/durable-file.ts';
import { hasVault } from '../vault/has-vault.ts';
import { journalFiles } from '../vault/journal-files.ts';
import { readKeyrings } from '../vault/read-keyrings.ts';
import { printContents } from './drop-contents.ts';
import { dropFileName, temporaryDropName } from './drop-files.ts';
import { dropBytes, largestDropBytes, sealDrop } from './drop-format.ts';
import { testDropBox } from './drop-self-test.ts';

/** Why an entry was not taken down. */
export type DropCode =
  | 'absent'
  | 'keys-damaged'
  | 'newer-version'
  | 'unreadable'
  | 'no-drop-box'
  | 'not-writable'
  | 'exists';

/** What is dropped and where. */
export interface DropRequest {
  readonly journalFolder: string;
  /** A new entry, checked by its schema. */
  readonly draft: CheckedParams<'drop.add'>;
  /** A new UUIDv7, for a draft without an id; made here where it is not given. */
  newId?(): string;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The public key of a vault's drop box, and whose it is. */
export interface DropBox {
  readonly key: Buffer;
  readonly vaultId: string;
}

/** The drop box of the journal in a folder, read without any secret. */
export async function findDropBox(folder: string): Promise<Result<DropBox, Exclude<DropCode, 'exists'>>> {
  if (!hasVault(folder)) return fail('absent', 'There is no journal in this folder yet.');
  const key = await readDropBoxKey(folder);
  if (!key.ok) {
    const { code, message } = key.failure;
    // Keys that are missing beside a database are damage: the folder does hold a journal.
    return fail(code === 'damaged' || code === 'absent' ? 'keys-damaged' : code, message);
  }
  const copies = await readKeyrings(folder);
  const intact = copies.find((copy) => copy.state === 'intact');
  return intact
    ? ok({ key: key.value, vaultId: intact.keyring.vaultId })
    : fail('keys-damaged', changingSentence);
}

/**
 * Takes an entry down without a secret, encrypted for the journal alone, as a file of its own in its drop box. The
 * entry survives a power cut once this answers; the open journal, or the next unlock, saves it under this id.
 */
export async function dropEntry(request: DropRequest): Promise<Result<{ readonly id: EntryId }, DropCode>> {
  const { journalFolder, draft } = request;
  if (draft.body && plainTextOf(draft.body).text.trim() === '') return fail('not-writable', noTextSentence);
  testDropBox();
  const box = await findDropBox(journalFolder);
  if (!box.ok) return box;
  const id = draft.id ?? ((request.newId?.() ?? v7()) as EntryId);
  const { drop: folder } = journalFiles(journalFolder);
  if (existsSync(join(folder, dropFileName(id)))) {
    return fail('exists', 'An entry with this id was taken down before.');
  }
  const contents = printContents({ createdAt: instant(request.now()), entry: { ...draft, id } });
  if (dropBytes(contents.length) > largestDropBytes) return fail('not-writable', tooLargeSentence);
  const { key, vaultId } = box.value;
  const sealed = trySeal(contents, key, { id, vaultId });
  contents.fill(0);
  if (!sealed) return fail('keys-damaged', strangeKeySentence);
  try {
    await makeDropFolder(journalFolder, folder);
    await writeDrop(folder, id, sealed);
    return ok({ id });
  } catch (error) {
    if (isSystemError(error)) return fail('not-writable', notWritableSentence(error));
    throw error;
  }
}

function instant(ms: number): UtcInstant {
  return new Date(ms).toISOString() as UtcInstant;
}

function trySeal(contents: Buffer, key: Buffer, identity: { id: EntryId; vaultId: string }) {
  try {
    return sealDrop(contents, key, identity);
  } catch {
    // A public key that X25519 does not take is not one that Casebook wrote.
    return undefined;
  }
}

async function makeDropFolder(journalFolder: string, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  makeFolder(folder);
  await flushFolder(journalFolder);
}

/** Whole under its name or not there at all, whenever the power goes. */
async function writeDrop(folder: string, id: EntryId, sealed: Buffer): Promise<void> {
  let name = join(folder, temporaryDropName(id, randomBytes(6).toString('hex')));
  try {
    const file = await open(name, 'wx', 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } finally {
      await file.close();
    }
    const whole = join(folder, dropFileName(id));
    await rename(name, whole);
    name = whole;
    await flushFolder(folder);
  } catch (error) {
    // What is told as not saved must not turn up later beside a second attempt.
    await rm(name, { force: true }).catch(() => undefined);
    throw error;
  }
}

const noTextSentence = 'The entry has no text. Write a word, then save it.';
const changingSentence = 'The journal’s keys are being changed. Nothing was saved: try again.';
const strangeKeySentence =
  'The journal’s keys were changed by another program, so nothing was saved. Unlock the journal once, then try again.';
const tooLargeSentence =
  'This entry is too large to be taken down while the journal is locked. Unlock it, then save.';
const notWritableSentence = ({ code }: NodeJS.ErrnoException) =>
  code === 'ENOSPC' || code === 'EDQUOT'
    ? 'The disk is full, so this was not saved. Make room, then save again.'
    : 'The journal’s folder cannot be written, so this was not saved. Check that you may write to it and that the disk has room, then try again.';
