import Conf from 'conf';
import { type OpenSettings, openSettings, settingsFileOptions } from './open-settings.ts';
import { settingsFileName } from './stored-settings-schema.ts';

/** Opens the settings of the shells that run without Electron; never fails, whatever state the folder is in. */
export function openConfSettings(dataFolder: string): OpenSettings {
  return openSettings(dataFolder, (folder) => {
    const file = new Conf<Record<string, unknown>>({
      ...settingsFileOptions,
      cwd: folder,
      configName: settingsFileName,
    });
    return {
      get: (key) => file.get(key),
      set: (key, value) => file.set(key, value),
    };
  });
}
