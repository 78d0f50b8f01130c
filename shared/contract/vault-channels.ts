import * as v from 'valibot';
import { channel } from './channel.ts';
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
    params: v.strictObject({
      secret: v.variant('type', [
        v.strictObject({ type: v.literal('passphrase'), passphrase: v.pipe(v.string(), v.maxLength(1024)) }),
        v.strictObject({ type: v.literal('recovery-code'), code: v.pipe(v.string(), v.maxLength(100)) }),
      ]),
    }),
    errors: [
      'absent',
      'wrong-passphrase',
      'wrong-recovery-code',
      'busy',
      'newer-version',
      'damaged',
      'not-writable',
      'unreadable',
    ],
  }),
  /** Commits what is under way, closes the database and forgets the keys. Always succeeds. */
  'vault.lock': channel<VaultStatus>()({ access: 'open', params: nothing, errors: [] }),
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
