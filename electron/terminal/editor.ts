import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, type Result } from '../../shared/domain/result/result.ts';
import { wrongUsage } from './outcome.ts';
import { leavingInterruptsAlone, rescuing } from './signals.ts';
import { entryTextOf } from './text-source.ts';

/** The editor the person has named, where they have. */
export function namedEditor(): string | undefined {
  return process.env.VISUAL || process.env.EDITOR || undefined;
}

/**
 * Lets the person write in their editor and hands the text to `save`. What an editor opens must be a file, but
 * nothing readable may stay behind: so the file lies in a folder of the owner's alone, in memory instead of on a disk
 * where the system has such a place, and is overwritten and removed afterwards, with everything the editor left
 * beside it. Copies an editor keeps elsewhere are out of reach. A signal that ends the command, or the editor, saves
 * what was written so far. Only when saving fails does the file stay, so that no
 * words are lost, and the failure says where.
 */
export async function writeInEditor<Value>(
  save: (text: string) => Promise<Result<Value, string>>,
): Promise<Result<Value, string>> {
  const editor = namedEditor();
  if (!editor) return noEditor;
  const folder = mkdtempSync(join(folderInMemory() ?? tmpdir(), 'casebook-'));
  const file = join(folder, 'entry.md');
  const removeFolder = () => erase(folder);
  process.once('exit', removeFolder);
  const keepFolder = () => process.off('exit', removeFolder);

  async function saveWhatIsThere(): Promise<Result<Value, string>> {
    const text = entryTextOf(readFileSync(file), 'What the editor wrote');
    if (text.ok && text.value.trim() === '')
      return fail('empty', 'The entry was left empty. Nothing was saved.');
    const saved = text.ok ? await save(text.value) : text;
    if (saved.ok) return saved;
    keepFolder();
    mustKeep = true;
    return fail(saved.failure.code, `${saved.failure.message} Your words are still in ${file}.`);
  }

  let mustKeep = false;
  try {
    writeFileSync(file, '', { mode: 0o600 });
    const status = await rescuing(
      async () => void (await saveWhatIsThere()),
      () => leavingInterruptsAlone(() => runEditor(editor, file)),
    );
    // An editor that was killed did not refuse to save: only one that left by itself with an error did.
    if (status !== 0 && !wasKilled(status))
      return fail('editor', 'The editor ended with an error. Nothing was saved.');
    return await saveWhatIsThere();
  } finally {
    keepFolder();
    if (!mustKeep) removeFolder();
  }
}

/** Whether this status is that of a program a signal ended, as a shell reports it. */
function wasKilled(status: number | null): boolean {
  return status === null || status > 128;
}

/** The refusal where neither a text nor an editor was given. */
export const noEditor = wrongUsage(
  'Give the text, or - to read it from standard input, or set EDITOR to write it in your editor.',
);

/** A folder that the system keeps in memory, where there is one that can be written. */
function folderInMemory(): string | undefined {
  return ['/dev/shm', process.env.XDG_RUNTIME_DIR].find((folder) => folder && canWrite(folder));
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

function runEditor(editor: string, file: string): Promise<number | null> {
  // The variable holds a command with its own arguments, so a shell reads it; the file is never part of that text.
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit' })
      : spawn('/bin/sh', ['-c', `${editor} "$1"`, 'casebook', file], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function erase(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile()) writeFileSync(file, Buffer.alloc(found.size), { flag: 'r+', flush: true });
  }
  rmSync(folder, { recursive: true, force: true });
}
