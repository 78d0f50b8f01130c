import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { App } from 'electron';
import { makeFolder } from '../core/make-folder.ts';
import { defaultDataFolder } from '../core/settings/data-folder.ts';

/**
 * Puts the program's own data where every shell looks for it, or where `--user-data-dir` says, and Chromium's files
 * in a folder of their own below; before the application is ready. Answers the former; throws where it cannot be made.
 */
export function placeFolders(app: Pick<App, 'commandLine' | 'setPath'>): string {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  const dataFolder = given ? resolve(given) : defaultDataFolder(process.env, process.platform, homedir());
  const chromiumFolder = join(dataFolder, 'chromium');
  makeFolder(chromiumFolder);
  app.setPath('userData', dataFolder);
  app.setPath('sessionData', chromiumFolder);
  return dataFolder;
}
