import { createApplication } from '../../../electron/core/application.ts';
import { defaultSettings } from '../../../electron/core/settings/stored-settings-schema.ts';

/**
 * A program that has the journal in the folder that was named open, as a window's has: says `open`, then every event
 * as a line of JSON, and locks when its input ends or on the word `lock`.
 */
const [, , folder = '', passphrase = ''] = process.argv;
const application = createApplication({
  shell: 'browser',
  journalWorker: new URL('../../../electron/core/journal/worker.ts', import.meta.url),
  settings: { get: (key) => defaultSettings[key], set: () => {} },
  dataFolder: folder,
  fixedJournalFolder: folder,
  now: () => Date.now(),
  zone: () => 'UTC',
});
const unlocked = await application.handle('vault.unlock', { secret: { type: 'passphrase', passphrase } });
if (!unlocked.ok) throw new Error(unlocked.failure.message);
application.subscribe((event) => process.stdout.write(`${JSON.stringify(event)}\n`));
process.stdout.write('open\n');
process.stdin.on('data', async () => {
  await application.handle('vault.lock', {});
  process.stdout.write('locked\n');
});
process.stdin.on('end', () => void application.close().then(() => process.exit(0)));
