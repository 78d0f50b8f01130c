import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Platform } from '../core/platform.ts';
import { defaultDataFolder } from '../core/settings/data-folder.ts';
import type { OpenSettings } from '../core/settings/open-settings.ts';
import type { SettingsStore, StoredSettings } from '../core/settings/settings-store.ts';
import { defaultSettings } from '../core/settings/stored-settings-schema.ts';
import { systemZone } from '../core/system-zone.ts';

/** What the core needs from a command: the folder that was named for it, else the desktop's own settings. */
export async function terminalPlatform(namedFolder: string | undefined): Promise<Platform> {
  const dataFolder = defaultDataFolder(process.env, process.platform, homedir());
  const stored = namedFolder === undefined ? await storedSettings(dataFolder) : undefined;
  return {
    shell: 'terminal',
    journalWorker: new URL('../core/journal/worker.ts', import.meta.url),
    settings: stored ?? settingsOfThisRun(),
    ...(stored && { settingsNotices: stored.notices }),
    dataFolder,
    backupReader: fileURLToPath(new URL('../../dist/open-backup/open-backup.mjs', import.meta.url)),
    ...(namedFolder !== undefined && { fixedJournalFolder: namedFolder }),
    now: () => Date.now(),
    zone: systemZone,
  };
}

async function storedSettings(dataFolder: string): Promise<OpenSettings> {
  const { openConfSettings } = await import('../core/settings/conf-settings.ts');
  return openConfSettings(dataFolder);
}

/** A named folder needs nothing of the settings file, which costs time to open and a folder to keep. */
function settingsOfThisRun(): SettingsStore {
  const kept: { [Key in keyof StoredSettings]: StoredSettings[Key] } = { ...defaultSettings };
  return {
    get: (key) => kept[key],
    set: (key, value) => {
      kept[key] = value;
    },
  };
}
