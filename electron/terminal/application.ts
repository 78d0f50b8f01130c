import { homedir } from 'node:os';
import { type Application, createApplication } from '../core/application.ts';
import type { Platform } from '../core/platform.ts';
import { journalPlaces } from '../core/session/journal-places.ts';
import { defaultDataFolder } from '../core/settings/data-folder.ts';
import type { SettingsStore, StoredSettings } from '../core/settings/settings-store.ts';
import { defaultSettings } from '../core/settings/stored-settings-schema.ts';
import { systemZone } from '../core/system-zone.ts';

/** The core for one command, and the folder of the journal it works on. */
export interface TerminalCore {
  readonly application: Application;
  readonly folder: string;
}

/** Composes the core on the folder that was named, else on the desktop's current journal. */
export async function createTerminalCore(namedFolder: string | undefined): Promise<TerminalCore> {
  const dataFolder = defaultDataFolder(process.env, process.platform, homedir());
  const platform: Platform = {
    shell: 'terminal',
    journalWorker: new URL('../core/journal/worker.ts', import.meta.url),
    settings: namedFolder === undefined ? await storedSettings(dataFolder) : settingsOfThisRun(),
    dataFolder,
    ...(namedFolder !== undefined && { fixedJournalFolder: namedFolder }),
    now: () => Date.now(),
    zone: systemZone,
  };
  return { application: createApplication(platform), folder: journalPlaces(platform).current().folder };
}

async function storedSettings(dataFolder: string): Promise<SettingsStore> {
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
