import type { Platform } from '../core/platform.ts';
import type { OpenSettings } from '../core/settings/open-settings.ts';
import { systemZone } from '../core/system-zone.ts';
import type { Keychain } from '../core/vault/keychain.ts';

/** What the core needs from the desktop; the journal's worker lies beside the built main file. */
export function desktopPlatform(parts: {
  readonly settings: OpenSettings;
  readonly dataFolder: string;
  readonly fixedJournalFolder?: string | undefined;
  readonly isSample: boolean;
  readonly keychain: Keychain;
  /** The built program that opens backups without Casebook. */
  readonly backupReader: string;
  choosePath(what: 'folder' | 'backup'): Promise<string | undefined>;
}): Platform {
  const { fixedJournalFolder, ...given } = parts;
  return {
    ...given,
    shell: 'desktop',
    journalWorker: new URL('./journal-worker.js', import.meta.url),
    ...(fixedJournalFolder === undefined ? {} : { fixedJournalFolder }),
    settingsNotices: given.settings.notices,
    abilities: {
      // Linux has nothing that would keep a window out of a picture of the screen.
      canHoldOffScreenCapture: process.platform !== 'linux',
      locksWithSystem: true,
    },
    now: () => Date.now(),
    zone: systemZone,
  };
}
