import { expect, test } from 'vitest';
import { defaultDataFolder } from '../../../../electron/core/settings/data-folder.ts';

test.each<[string, Record<string, string | undefined>, NodeJS.Platform, string, string]>([
  [
    'Linux with a relative setting',
    { XDG_CONFIG_HOME: 'config' },
    'linux',
    '/home/zoe',
    '/home/zoe/.config/Casebook',
  ],
  [
    'Linux with an empty setting',
    { XDG_CONFIG_HOME: '' },
    'linux',
    '/home/zoe',
    '/home/zoe/.config/Casebook',
  ],
  ['Linux', {}, 'linux', '/home/zoe', '/home/zoe/.config/Casebook'],
  ['Linux with a setting', { XDG_CONFIG_HOME: '/cfg' }, 'linux', '/home/zoe', '/cfg/Casebook'],
  [
    'macOS',
    { XDG_CONFIG_HOME: '/cfg' },
    'darwin',
    '/Users/zoe',
    '/Users/zoe/Library/Application Support/Casebook',
  ],
  ['Windows', { APPDATA: 'D:\\Data' }, 'win32', 'C:\\Users\\zoe', 'D:\\Data\\Casebook'],
  ['Windows without a setting', {}, 'win32', 'C:\\Users\\zoe', 'C:\\Users\\zoe\\AppData\\Roaming\\Casebook'],
])('%s', (_, env, platform, home, expected) => {
  expect(defaultDataFolder(env, platform, home)).toBe(expected);
});
