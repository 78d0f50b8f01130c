import type { ShellAbilities } from '../../shared/contract/settings-channels.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { Keychain } from './vault/keychain.ts';
import type { DerivationCost } from './vault/passphrase-key.ts';

/** The shell a core runs in, as the holder file names it. */
export type ShellName = ShellAbilities['shell'];

/** Everything the core needs from the shell around it. */
export interface Platform {
  readonly shell: ShellName;
  /** The entry file of the journal's worker thread: source in a checkout, built beside the desktop's main file. */
  readonly journalWorker: URL;
  /** What is kept outside the vault for this computer. */
  readonly settings: SettingsStore;
  /** The folder of the program's own data, below which new journals are made. */
  readonly dataFolder: string;
  /** A journal's folder given for this run alone: then no other can be chosen. */
  readonly fixedJournalFolder?: string;
  /** True for a throw-away copy of the sample journal. */
  readonly isSample?: boolean;
  /** What the shell can do; nothing where it does not say. */
  readonly abilities?: Omit<ShellAbilities, 'shell' | 'canChoosePaths'>;
  /** Asks the person for a folder or a backup's file with the system's dialog, where the shell has one. */
  choosePath?(what: 'folder' | 'backup'): Promise<string | undefined>;
  /** The system's keychain, where the shell reaches one. */
  readonly keychain?: Keychain;
  /** The built program that opens backups without Casebook, placed beside them; absent where it is not built. */
  readonly backupReader?: string;
  /** What went wrong with the settings file so far, as sentences. */
  readonly settingsNotices?: readonly { readonly message: string }[];
  /** Milliseconds since the epoch. */
  now(): number;
  /** The IANA zone the person is in. */
  zone(): string;
  /** The cost of deriving a key from a new passphrase; the documented one unless a test lowers it within bounds. */
  readonly derivationCost?: DerivationCost;
}
