import * as v from 'valibot';
import { channel } from './channel.ts';
import { nothing } from './fields.ts';

/** The looks a person can choose. */
export const appearances = ['system', 'light', 'dark'] as const;

/** The fewest and the most idle minutes after which the journal is locked. */
export const lockAfterBounds = { least: 1, most: 240 } as const;

/** What is kept outside the vault: never a secret, never entry text. */
export interface Settings {
  readonly appearance: (typeof appearances)[number];
  /** Idle minutes after which the journal is locked. */
  readonly lockAfterMinutes: number;
  /** Whether the window's words are blurred while another window has the focus. */
  readonly hidesWhenUnfocused: boolean;
  /** Whether the system is asked to keep the window out of screenshots and recordings. */
  readonly holdsOffScreenCapture: boolean;
}

/** What the shell around the window can do, and this computer with it. */
export interface ShellAbilities {
  readonly shell: 'desktop' | 'browser' | 'terminal';
  readonly canHoldOffScreenCapture: boolean;
  /** Whether it can ask for a folder or a file with the system's own dialog. */
  readonly canChoosePaths: boolean;
  /** Whether it locks when the system sleeps or locks its screen. */
  readonly locksWithSystem: boolean;
}

/** What a person chose for this computer. */
export const settingsChannels = {
  'settings.get': channel<Settings>()({ access: 'open', params: nothing, errors: [] }),
  'settings.set': channel<Settings>()({
    access: 'open',
    params: v.strictObject({
      appearance: v.exactOptional(v.picklist(appearances)),
      lockAfterMinutes: v.exactOptional(
        v.pipe(
          v.number(),
          v.integer(),
          v.minValue(lockAfterBounds.least, 'It locks after a minute at the earliest.'),
          v.maxValue(lockAfterBounds.most, 'It locks after four hours at the latest.'),
        ),
      ),
      hidesWhenUnfocused: v.exactOptional(v.boolean()),
      holdsOffScreenCapture: v.exactOptional(v.boolean()),
    }),
    errors: ['not-writable'],
  }),
  'shell.abilities': channel<ShellAbilities>()({ access: 'open', params: nothing, errors: [] }),
  /** Asks the person for a folder, or for a backup's file, with the system's dialog; null where they chose none. */
  'shell.choose-path': channel<{ readonly path: string | null }>()({
    access: 'open',
    params: v.strictObject({ what: v.picklist(['folder', 'backup']) }),
    errors: ['not-available'],
  }),
};
