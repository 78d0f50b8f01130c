import * as v from 'valibot';
import type { CivilDate } from '../domain/civil-date/civil-date.ts';
import type { EntryId } from '../domain/entry/entry.ts';
import { channel } from './channel.ts';
import { newEntry } from './entry-channels.ts';
import { line, nothing } from './fields.ts';

/** Whether there is a journal in the folder and whether it is open. */
export type VaultState = 'absent' | 'locked' | 'unlocked';

/** What a window knows before a journal is open. */
export interface VaultStatus {
  readonly state: VaultState;
  /** The journal's name as the person gave it, kept outside the vault; never entry text. */
  readonly journalName: string;
  /** True for the throw-away copy of the sample journal. */
  readonly isSample: boolean;
  /** Whether the system's keychain may open this journal here. */
  readonly hasKeychainSlot: boolean;
  /** Whether a damaged part of the open journal was met since it was opened. */
  readonly isDamaged: boolean;
}

/** How the ways into the open journal stand. */
export interface VaultKeys {
  /** Whether the person has shown that they hold the recovery code. */
  readonly recoveryCode: 'confirmed' | 'unconfirmed';
  readonly keychain: {
    readonly isOn: boolean;
    /** Whether this computer has a keychain that keeps a secret. */
    readonly isUsable: boolean;
    /** The system's name for the keychain, where it has one. */
    readonly backend: string | null;
    /** Why it cannot be used, as a sentence. */
    readonly reason: string | null;
  };
}

/** Something the person should be told, until they have seen it. */
export interface VaultNotice {
  readonly id: string;
  readonly tone: 'info' | 'warning';
  readonly message: string;
}

/** What a rescue brought back. */
export interface RescueReport {
  /** Entries recovered exactly as they were written. */
  readonly exact: number;
  /** Entries that could be read but not proven: their words may differ from what was written. */
  readonly unverified: readonly { readonly id: EntryId; readonly date: CivilDate }[];
  /** Entries known to have been there that could not be read. */
  readonly lost: number;
  /** Rows of other records (evidence, cases, people) that could not be read. */
  readonly otherRowsLost: number;
  /** The name of the damaged file, kept in the journal's folder. */
  readonly keptAs: string;
}

/** A journal this computer knows of. */
export interface KnownJournal {
  readonly id: string;
  readonly name: string;
  readonly isPresent: boolean;
  readonly isCurrent: boolean;
}

/** What opens the throw-away copy of the sample journal; it guards nothing of anyone's, and the screens tell it. */
export const samplePassphrase = 'sample journal';

/** The fewest characters a passphrase has. */
export const shortestPassphrase = 8;

/** A passphrase: any characters, at least `shortestPassphrase`; the meter advises, no rule composes. */
export const passphrase = v.pipe(
  v.string(),
  v.minLength(shortestPassphrase, `A passphrase has at least ${shortestPassphrase} characters.`),
  v.maxLength(1024, 'A passphrase has at most 1,024 characters.'),
);

const longestSecret = v.pipe(v.string(), v.maxLength(1024));
const byPassphrase = v.strictObject({ type: v.literal('passphrase'), passphrase: longestSecret });
const byRecoveryCode = v.strictObject({
  type: v.literal('recovery-code'),
  code: v.pipe(v.string(), v.maxLength(100)),
});

/** What a person types to prove that the journal is theirs. */
export const typedSecret = v.variant('type', [byPassphrase, byRecoveryCode]);

/** What opens a journal: a typed secret, or the system's keychain where the person asked for it. */
const secret = v.variant('type', [
  byPassphrase,
  byRecoveryCode,
  v.strictObject({ type: v.literal('system-keychain') }),
]);

/** Why a typed secret does not open a journal's keys. */
const secretErrors = [
  'wrong-passphrase',
  'wrong-recovery-code',
  'keychain-refused',
  'newer-version',
  'unreadable',
] as const;

/** Making, opening and closing the journal. */
export const vaultChannels = {
  'vault.status': channel<VaultStatus>()({ access: 'open', params: nothing, errors: [] }),
  /** Makes the journal and opens it; the recovery code is shown once and never again. */
  'vault.create': channel<{ readonly recoveryCode: string }>()({
    access: 'open',
    params: v.strictObject({ passphrase }),
    errors: ['exists', 'not-writable', 'busy'],
  }),
  'vault.unlock': channel<VaultStatus>()({
    access: 'open',
    params: v.strictObject({ secret }),
    errors: [...secretErrors, 'absent', 'busy', 'keys-damaged', 'not-writable'],
  }),
  /** Commits what is under way, closes the database and forgets the keys. Always succeeds. */
  'vault.lock': channel<VaultStatus>()({ access: 'open', params: nothing, errors: [] }),
  /** Says that the person is there, so that the idle minutes begin again. */
  'vault.stay-open': channel<null>()({ access: 'open', params: nothing, errors: [] }),
  'vault.keys': channel<VaultKeys>()({ access: 'unlocked', params: nothing, errors: [] }),
  /** Backups made before open with the passphrase of their day. */
  'vault.change-passphrase': channel<null>()({
    access: 'unlocked',
    params: v.strictObject({ secret: typedSecret, newPassphrase: passphrase }),
    errors: [...secretErrors, 'keys-damaged', 'not-writable'],
  }),
  /** A new recovery code, shown once; the old one opens only backups made before. */
  'vault.replace-recovery-code': channel<{ readonly recoveryCode: string }>()({
    access: 'unlocked',
    params: v.strictObject({ secret: typedSecret }),
    errors: [...secretErrors, 'keys-damaged', 'not-writable'],
  }),
  /** Notes that the person holds the recovery code, once it is proven to be the one. */
  'vault.confirm-recovery-code': channel<VaultKeys>()({
    access: 'unlocked',
    params: v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)) }),
    errors: ['wrong-recovery-code', 'keys-damaged'],
  }),
  /** Lets the system's keychain open the journal here, or no longer. */
  'vault.set-keychain': channel<VaultKeys>()({
    access: 'unlocked',
    params: v.strictObject({ isOn: v.boolean(), secret: typedSecret }),
    errors: [...secretErrors, 'keys-damaged', 'not-writable'],
  }),
  /** New keys for everything: the database is written anew, and there is a new recovery code, shown once. */
  'vault.rotate-keys': channel<{ readonly recoveryCode: string }>()({
    access: 'unlocked',
    params: v.strictObject({ passphrase: longestSecret }),
    errors: [...secretErrors, 'busy', 'keys-damaged', 'not-writable', 'cancelled'],
  }),
  /** Makes damaged keys anew from one secret that still fits; a new recovery code, shown once. */
  'vault.rebuild-keys': channel<{ readonly recoveryCode: string }>()({
    access: 'open',
    params: v.strictObject({ secret: typedSecret, newPassphrase: passphrase }),
    errors: [...secretErrors, 'absent', 'keys-damaged', 'not-writable'],
  }),
  /** Reads what can be read of a damaged journal into a new database; the damaged file is kept. Locks first. */
  'vault.rescue': channel<RescueReport>()({
    access: 'open',
    params: v.strictObject({ secret: typedSecret }),
    errors: [
      ...secretErrors,
      'absent',
      'busy',
      'keys-damaged',
      'not-writable',
      'nothing-readable',
      'cancelled',
    ],
  }),
  'vault.notices': channel<{ readonly notices: readonly VaultNotice[] }>()({
    access: 'open',
    params: nothing,
    errors: [],
  }),
  'vault.dismiss-notice': channel<null>()({
    access: 'open',
    params: v.strictObject({ id: v.pipe(v.string(), v.maxLength(100)) }),
    errors: [],
  }),
  /** Takes an entry down while the journal is locked or held elsewhere: sealed to it, and in it at the next unlock. */
  'drop.add': channel<{ readonly id: EntryId }>()({
    access: 'open',
    params: newEntry,
    errors: [
      'absent',
      'keys-damaged',
      'newer-version',
      'unreadable',
      'no-drop-box',
      'not-writable',
      'exists',
    ],
  }),
  'journals.list': channel<{ readonly journals: readonly KnownJournal[] }>()({
    access: 'open',
    params: nothing,
    errors: [],
  }),
  /** Names a new journal in a folder of its own and makes it current; `vault.create` then makes it. Locks first. */
  'journals.add': channel<VaultStatus>()({
    access: 'open',
    params: v.strictObject({ name: line }),
    errors: ['not-writable', 'fixed-journal'],
  }),
  /** Makes another known journal current. Locks first. */
  'journals.select': channel<VaultStatus>()({
    access: 'open',
    params: v.strictObject({ id: v.pipe(v.string(), v.maxLength(100)) }),
    errors: ['not-found', 'fixed-journal'],
  }),
};
