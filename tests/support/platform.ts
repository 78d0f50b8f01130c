import type { Platform } from '../../electron/core/platform.ts';
import { openConfSettings } from '../../electron/core/settings/conf-settings.ts';

/** The cheapest derivation within bounds. */
export const cheapest = { memoryKiB: 64 * 1024, passes: 3 };

/** The platform of a shell that keeps everything below one folder. */
export function testPlatform(dataFolder: string, choice: Partial<Platform> = {}): Platform {
  return {
    shell: 'terminal',
    journalWorker: new URL('../../electron/core/journal/worker.ts', import.meta.url),
    settings: openConfSettings(dataFolder),
    dataFolder,
    now: () => Date.parse('2026-11-20T12:00:00Z'),
    zone: () => 'Europe/Madrid',
    derivationCost: cheapest,
    ...choice,
  };
}
