/** What is said of a backup whose bytes are not those that were written. */
export const damagedSentence =
  'This backup is damaged: its bytes are not those that were written. Nothing was changed; use another backup.';

/** What is said of a backup in a form, or of a journal, that this version does not know. */
export const newerVersionSentence =
  'A newer Casebook made this backup. Nothing was changed: use that version or a later one.';

/** What is said of a file that is something else. */
export const notABackupSentence =
  'This file is not a backup of Casebook’s. Nothing was changed; choose a file that ends in .casebook.';

/** What is said when somebody stopped the work. */
export const cancelledSentence = 'It was stopped before its end. Nothing was changed.';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room',
  EDQUOT: 'your share of the disk is full: make room',
  EFBIG: 'the disk takes no file of this size: choose a folder on another one',
  EACCES: 'you may not write there: check the folder’s rights',
  EPERM: 'you may not write there: check the folder’s rights',
  EROFS: 'the disk can only be read: choose a folder on another one',
  ENOENT: 'the folder is not there: plug its disk in, or choose another folder',
  ENOTDIR: 'it is not a folder: choose another one',
  ENODEV: 'the disk is gone: plug it in again',
  ENXIO: 'the disk is gone: plug it in again',
  EIO: 'the disk refused: check it',
};

/** Why the system refused to write, as the end of a sentence that also says what to do. */
export function whyNotWritable(error: NodeJS.ErrnoException): string {
  return (
    reasons[error.code ?? ''] ?? `the system refused (${error.code}): check the disk and the folder’s rights`
  );
}
