import type { Settings } from '../../../shared/contract/settings-channels.ts';

/** A journal this computer knows of, and where it lies. */
export interface JournalPlace {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
}

/** Everything in `settings.json`: no secret and no entry text. */
export interface StoredSettings extends Settings {
  readonly journals: readonly JournalPlace[];
  readonly currentJournalId: string | null;
  /** Where the desktop's window was, in screen pixels. */
  readonly windowPlace: { x: number; y: number; width: number; height: number; isMaximised: boolean } | null;
}

/** Reads and writes settings; `conf` and `electron-store` both fit it. */
export interface SettingsStore {
  get<Key extends keyof StoredSettings>(key: Key): StoredSettings[Key];
  set<Key extends keyof StoredSettings>(key: Key, value: StoredSettings[Key]): void;
}

/** What `set` throws when the settings file cannot be written: the value then holds for this run only. */
export class SettingsNotWritable extends Error {
  override readonly name = 'SettingsNotWritable';
  constructor(cause?: unknown) {
    super(
      'The settings cannot be written, so this choice holds until Casebook closes. Check that you may write to Casebook’s data folder.',
      { cause },
    );
  }
}
