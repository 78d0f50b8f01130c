import type { CoreEvent } from '../../../shared/contract/contract.ts';
import type { Settings } from '../../../shared/contract/settings-channels.ts';
import { fail, ok } from '../../../shared/domain/result/result.ts';
import type { Platform } from '../platform.ts';
import type { OpenHandlers } from '../router.ts';
import { SettingsNotWritable } from '../settings/settings-store.ts';

const settingNames = [
  'appearance',
  'lockAfterMinutes',
  'hidesWhenUnfocused',
  'holdsOffScreenCapture',
] as const satisfies readonly (keyof Settings)[];

/** What the person chose for this computer, and what the shell around the window can do. */
export function settingsHandlers(
  platform: Platform,
  emit: (event: CoreEvent) => void,
): Pick<OpenHandlers, 'settings.get' | 'settings.set' | 'shell.abilities' | 'shell.choose-path'> {
  const { settings } = platform;
  const read = (): Settings => ({
    appearance: settings.get('appearance'),
    lockAfterMinutes: settings.get('lockAfterMinutes'),
    hidesWhenUnfocused: settings.get('hidesWhenUnfocused'),
    holdsOffScreenCapture: settings.get('holdsOffScreenCapture'),
  });

  return {
    'settings.get': async () => ok(read()),
    'settings.set': async (changes) => {
      try {
        for (const name of settingNames) {
          const value = changes[name];
          if (value !== undefined) settings.set(name, value);
        }
      } catch (error) {
        if (!(error instanceof SettingsNotWritable)) throw error;
        return fail('not-writable', error.message);
      }
      emit({ type: 'changed', topics: ['settings'] });
      return ok(read());
    },
    'shell.abilities': async () =>
      ok({
        shell: platform.shell,
        canChoosePaths: platform.choosePath !== undefined,
        canHoldOffScreenCapture: platform.abilities?.canHoldOffScreenCapture ?? false,
        locksWithSystem: platform.abilities?.locksWithSystem ?? false,
      }),
    'shell.choose-path': async ({ what }) => {
      if (!platform.choosePath)
        return fail('not-available', 'Type the path: this window has no dialog for it.');
      return ok({ path: (await platform.choosePath(what)) ?? null });
    },
  };
}
