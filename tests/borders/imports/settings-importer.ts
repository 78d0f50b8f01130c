import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { openConfSettings } from '../../../electron/core/settings/conf-settings.ts';
import type { StoredSettings } from '../../../electron/core/settings/settings-store.ts';
import {
  defaultSettings,
  storedSettingsSchema,
} from '../../../electron/core/settings/stored-settings-schema.ts';
import { hostileJson } from './hostile-json.ts';
import type { Fate, Importer } from './import-runner.ts';

const hostileSettings: readonly (readonly [string, object])[] = [
  ['an appearance nobody knows', { appearance: 'javascript:alert(1)' }],
  ['an appearance that is no text', { appearance: { toString: 1 } }],
  ['no minutes', { lockAfterMinutes: 0 }],
  ['negative minutes', { lockAfterMinutes: -15 }],
  ['minutes without end', { lockAfterMinutes: 1e308 }],
  ['half a minute', { lockAfterMinutes: 0.5 }],
  ['minutes as a text', { lockAfterMinutes: '15' }],
  ['a blur that is neither on nor off', { hidesWhenUnfocused: 'no' }],
  ['a protection that is neither on nor off', { holdsOffScreenCapture: 0 }],
  ['journals that are no list', { journals: { 0: { id: 'a', name: 'a', folder: '/' } } }],
  ['a journal without a folder', { journals: [{ id: 'a', name: 'a' }] }],
  ['a journal with more in it', { journals: [{ id: 'a', name: 'a', folder: '/tmp', open: 'x' }] }],
  [
    'a journal in a folder of a megabyte',
    { journals: [{ id: 'a', name: 'a', folder: 'x'.repeat(1_000_000) }] },
  ],
  ['a current journal that is a list', { currentJournalId: ['a'] }],
  ['a window without end', { windowPlace: { x: 0, y: 0, width: 'wide', height: 1, isMaximised: false } }],
  ['a window that is a text', { windowPlace: 'everywhere' }],
];

/** The settings' file, which lies open in the program's folder. */
export const settingsImporter: Importer = {
  name: 'settings',
  fate: 'taken',
  async attack(own) {
    const fates = new Map<string, Fate>();
    const files = [
      ...hostileJson,
      ...hostileSettings.map(([name, value]) => [name, JSON.stringify(value)] as const),
    ];
    for (const [index, [name, content]] of files.entries()) {
      const folder = join(own, String(index));
      mkdirSync(folder);
      writeFileSync(join(folder, 'settings.json'), content);
      const settings = openConfSettings(folder);
      const keys = Object.keys(defaultSettings) as (keyof StoredSettings)[];
      const areSound = keys.every((key) => v.is(storedSettingsSchema[key], settings.get(key)));
      settings.set('appearance', 'dark');
      fates.set(
        name,
        areSound && openConfSettings(folder).get('appearance') === 'dark' ? 'taken' : 'refused',
      );
    }
    return fates;
  },
};
