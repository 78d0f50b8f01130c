import type { Platform } from '../core/platform.ts';
import type { SettingsStore } from '../core/settings/settings-store.ts';
import { systemZone } from '../core/system-zone.ts';

/** What the core needs from the desktop; the journal's worker lies beside the built main file. */
export function desktopPlatform(parts: {
  readonly settings: SettingsStore;
  readonly dataFolder: string;
  readonly fixedJournalFolder?: string | undefined;
  readonly isSample: boolean;
}): Platform {
  const { settings, dataFolder, fixedJournalFolder, isSample } = parts;
  return {
    shell: 'desktop',
    journalWorker: new URL('./journal-worker.js', import.meta.url),
    settings,
    dataFolder,
    ...(fixedJournalFolder === undefined ? {} : { fixedJournalFolder }),
    isSample,
    now: () => Date.now(),
    zone: systemZone,
  };
}
