import * as v from 'valibot';
import { appearances } from '../../../shared/contract/settings-channels.ts';
import type { StoredSettings } from './settings-store.ts';

/** The name of the settings file without its ending, `.json`. */
export const settingsFileName = 'settings';

/** What holds until a person chooses something else. */
export const defaultSettings: StoredSettings = {
  appearance: 'system',
  journals: [],
  currentJournalId: null,
  windowPlace: null,
};

const pixels = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(4096));

/** What each setting in the file must look like; keys it does not name belong to newer versions and stay. */
export const storedSettingsSchema = {
  appearance: v.picklist(appearances),
  journals: v.array(v.strictObject({ id: text, name: text, folder: text })),
  currentJournalId: v.nullable(text),
  windowPlace: v.nullable(
    v.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels, isMaximised: v.boolean() }),
  ),
} satisfies { [Key in keyof StoredSettings]: v.GenericSchema<unknown, StoredSettings[Key]> };
