import { posix, win32 } from 'node:path';

const programName = 'Casebook';

/**
 * The folder of the program's own data, the same in every shell: where Electron puts `userData` for an app named
 * Casebook. A relative `XDG_CONFIG_HOME` is ignored, as its specification asks.
 */
export function defaultDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  switch (platform) {
    case 'win32':
      return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), programName);
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', programName);
    default: {
      const config = env.XDG_CONFIG_HOME ?? '';
      return posix.join(posix.isAbsolute(config) ? config : posix.join(home, '.config'), programName);
    }
  }
}
