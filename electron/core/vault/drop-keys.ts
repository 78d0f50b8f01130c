import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import { readKeyrings } from './read-keyrings.ts';

export { dropBoxPrivateKey, dropBoxPublicKey } from './drop-box-pair.ts';

/** Why nothing can be dropped into a journal. */
export type ReadDropBoxKeyCode = 'absent' | 'damaged' | 'newer-version' | 'unreadable' | 'no-drop-box';

/**
 * The 32 raw bytes of the public key a drop is encrypted to, read without a secret. Where the two copies of the
 * keyring do not agree about it, one of them may have been swapped: then nothing is dropped until the next unlock.
 */
export async function readDropBoxKey(folder: string): Promise<Result<Buffer, ReadDropBoxKeyCode>> {
  const copies = await readKeyrings(folder);
  const has = (state: (typeof copies)[number]['state']) => copies.some((copy) => copy.state === state);
  const keyrings = copies.flatMap((copy) => (copy.state === 'intact' ? [copy.keyring] : []));
  const keys = keyrings.flatMap((keyring) => (keyring.version === 1 ? [] : [keyring.dropBox]));
  const [key] = keys;
  if (key !== undefined) {
    if (keys.some((other) => other !== key)) return fail('damaged', disagreeSentence);
    return ok(Buffer.from(key, 'base64url'));
  }
  if (keyrings.length > 0) return fail('no-drop-box', noDropBoxSentence);
  if (has('newer-version')) return fail('newer-version', newerVersionSentence);
  if (has('unreadable')) return fail('unreadable', unreadableSentence);
  return has('damaged') ? fail('damaged', damagedSentence) : fail('absent', absentSentence);
}

const disagreeSentence =
  'The two copies of the journal’s keys do not agree about the drop box, so nothing was put into it. Unlock the journal once, then try again.';
const noDropBoxSentence =
  'An earlier Casebook made this journal, and it has no drop box yet. Unlock it once with this version, then try again.';
const newerVersionSentence =
  'A newer Casebook wrote this journal’s keys. Nothing was written: use that version or a later one.';
const unreadableSentence =
  'The journal’s keys cannot be read. Check that you may read the files in the journal’s folder, then try again.';
const damagedSentence =
  'The journal’s keys are damaged, in journal.keys.json and in its copy, so nothing was written. Unlock the journal to see how to get back in.';
const absentSentence = 'There is no journal in this folder yet.';
