import * as v from 'valibot';
import { appearances, lockAfterBounds } from '../../../shared/contract/settings-channels.ts';
import type { StoredSettings } from './settings-store.ts';

/** The name of the settings file without its ending, `.json`. */
export const settingsFileName = 'settings';

/** What holds until a person chooses something else. */
export const defaultSettings: StoredSettings = {
  appearance: 'system',
  lockAfterMinutes: 15,
  hidesWhenUnfocused: false,
  holdsOffScreenCapture: true,
  journals: [],
  currentJournalId: null,
  windowPlace: null,
};

const pixels = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(4096));

/** What each setting in the file must look like; keys it does not name belong to newer versions and stay. */
export const storedSettingsSchema = {
  appearance: v.picklist(appearances),
  lockAfterMinutes: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(lockAfterBounds.least),
    v.maxValue(lockAfterBounds.most),
  ),
  hidesWhenUnfocused: v.boolean(),
  holdsOffScreenCapture: v.boolean(),
  journals: v.array(v.strictObject({ id: text, name: text, folder: text })),
  currentJournalId: v.nullable(text),
  windowPlace: v.nullable(
    v.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels, isMaximised: v.boolean() }),
  ),
} satisfies { [Key in keyof StoredSettings]: v.GenericSchema<unknown, StoredSettings[Key]> };
