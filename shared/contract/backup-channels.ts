import * as v from 'valibot';
import type { UtcInstant } from '../domain/entry/entry.ts';
import { channel } from './channel.ts';
import { nothing } from './fields.ts';
import { typedSecret } from './vault-channels.ts';

/** Why a backup was made. */
export const backupReasons = ['daily', 'by-hand', 'before-migration'] as const;

/** A backup as its file's head tells of it, which anybody can read: no word of the journal. */
export interface BackupFile {
  /** The file's name in the backups' folder. */
  readonly name: string;
  readonly createdAt: UtcInstant;
  readonly bytes: number;
  readonly reason: (typeof backupReasons)[number];
  /** False for a backup of another journal that lies in the same folder. */
  readonly isOfThisJournal: boolean;
}

/** The backups of the current journal, newest first. */
export interface BackupList {
  /** Where they lie. */
  readonly folder: string;
  readonly isDefaultFolder: boolean;
  readonly backups: readonly BackupFile[];
  /** Files in the folder that have a backup's name and cannot be read as one. */
  readonly unreadable: readonly string[];
  /** Why the last backup could not be made, until one is. */
  readonly failure: string | null;
}

/** What a look at everything found. */
export interface VerifyReport {
  /** Entries in the journal. */
  readonly entries: number;
  /** What is wrong with the journal or its index, as sentences; nothing where it is whole. */
  readonly problems: readonly string[];
  readonly backups: readonly {
    readonly name: string;
    /** `other-keys`: made before the keys were renewed, so it opens with the secrets of its day alone. */
    readonly state: 'sound' | 'damaged' | 'other-keys';
    /** Entries in it, where it is sound. */
    readonly entries: number | null;
  }[];
}

/** A job that takes long enough to show how far it is, and that can be cancelled. */
export type BackupJob = 'backup' | 'verify' | 'restore' | 'rescue' | 'rotate-keys';

const backupName = v.pipe(
  v.string(),
  v.regex(/^\d{8}T\d{6}Z(-\d{1,3})?\.casebook$/, 'It takes the name of a backup’s file.'),
);

/** A folder or a file of this computer, named in full. */
const path = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'It is empty.'),
  v.maxLength(4096),
  v.check((text) => !text.includes('\0'), 'It is not a path.'),
);

/** Making, keeping, checking and bringing back backups. */
export const backupChannels = {
  'backup.list': channel<BackupList>()({ access: 'open', params: nothing, errors: [] }),
  'backup.make': channel<BackupFile>()({
    access: 'unlocked',
    params: nothing,
    errors: ['not-writable', 'busy', 'cancelled'],
  }),
  /** Deletes backups, for example those that still hold what was deleted from the journal. */
  'backup.remove': channel<{ readonly removed: number }>()({
    access: 'unlocked',
    params: v.strictObject({ names: v.pipe(v.array(backupName), v.minLength(1), v.maxLength(1000)) }),
    errors: ['not-writable'],
  }),
  /** Keeps later backups in another folder, or with null in the journal's own; those made before stay where they are. */
  'backup.set-folder': channel<BackupList>()({
    access: 'unlocked',
    params: v.strictObject({ folder: v.nullable(path) }),
    errors: ['not-writable', 'not-a-folder'],
  }),
  /**
   * Brings a backup back into a new folder, as a journal of its own that becomes the current one; nothing is written
   * over. It opens with the passphrase and the recovery code of the backup's day. Locks first.
   */
  'backup.restore': channel<{
    readonly folder: string;
    readonly entries: number;
    readonly isCurrent: boolean;
  }>()({
    access: 'open',
    params: v.strictObject({
      from: v.variant('type', [
        v.strictObject({ type: v.literal('name'), name: backupName }),
        v.strictObject({ type: v.literal('file'), file: path }),
      ]),
      secret: typedSecret,
    }),
    errors: [
      'not-found',
      'not-a-backup',
      'backup-damaged',
      'wrong-passphrase',
      'wrong-recovery-code',
      'newer-version',
      'not-writable',
      'busy',
      'cancelled',
    ],
  }),
  /** Checks the journal, its index and every backup. */
  'backup.verify': channel<VerifyReport>()({
    access: 'unlocked',
    params: nothing,
    errors: ['busy', 'cancelled'],
  }),
  /** Ends the long job that is under way, leaving everything as it was before it. */
  'backup.cancel': channel<null>()({ access: 'open', params: nothing, errors: [] }),
};
