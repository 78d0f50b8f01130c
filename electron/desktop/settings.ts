import ElectronStore from 'electron-store';
import { type OpenSettings, openSettings, settingsFileOptions } from '../core/settings/open-settings.ts';
import { settingsFileName } from '../core/settings/stored-settings-schema.ts';

/** Opens the desktop's settings, in the same file as every other shell's; never fails, whatever state the folder is in. */
export function openDesktopSettings(dataFolder: string): OpenSettings {
  return openSettings(dataFolder, (folder) => {
    const file = new ElectronStore<Record<string, unknown>>({
      ...settingsFileOptions,
      cwd: folder,
      name: settingsFileName,
    });
    return {
      get: (key) => file.get(key),
      set: (key, value) => file.set(key, value),
    };
  });
}
