import * as v from 'valibot';
import { channel } from './channel.ts';
import { nothing } from './fields.ts';

/** The looks a person can choose. */
export const appearances = ['system', 'light', 'dark'] as const;

/** What is kept outside the vault: never a secret, never entry text. */
export interface Settings {
  readonly appearance: (typeof appearances)[number];
}

/** What a person chose for this computer. */
export const settingsChannels = {
  'settings.get': channel<Settings>()({ access: 'open', params: nothing, errors: [] }),
  'settings.set': channel<Settings>()({
    access: 'open',
    params: v.strictObject({ appearance: v.exactOptional(v.picklist(appearances)) }),
    errors: ['not-writable'],
  }),
};
