import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixtures.ts';
import { call, createJournal, passphrase, stateOf, unlock, valueIn } from './harness/journal.ts';
import type { KeychainReport } from './messages.ts';

const secret = { type: 'passphrase', passphrase } as const;
const answers: KeychainReport = { backend: 'gnome_libsecret', mood: 'answers' };
const byKeychain = { secret: { type: 'system-keychain' } } as const;

const keychainOf = async (page: Page) => (await valueIn(call(page, 'vault.keys', {}))).keychain;

test.skip(process.platform !== 'linux', 'The stand-in plays a keychain of Linux.');

for (const keychain of [
  { backend: 'basic_text', mood: 'falls-back' },
  { backend: 'unknown', mood: 'answers' },
  { backend: 'gnome_libsecret', mood: 'falls-back' },
  { backend: 'kwallet6', mood: 'refuses' },
] as const satisfies readonly KeychainReport[]) {
  test(`does not use a keychain that is ${keychain.backend} and ${keychain.mood}, and says why`, async ({
    launch,
  }) => {
    const page = await launch({ keychain }).page();
    await createJournal(page);
    expect(await keychainOf(page)).toMatchObject({
      isOn: false,
      isUsable: false,
      reason: expect.any(String),
    });
    expect(await call(page, 'vault.set-keychain', { isOn: true, secret })).toMatchObject({
      ok: false,
      failure: { code: 'keychain-refused' },
    });
    expect(await keychainOf(page)).toMatchObject({ isOn: false });
  });
}

test('opens the journal with the keychain after a start, once the person has asked for it', async ({
  launch,
}) => {
  const first = launch({ keychain: answers });
  const page = await first.page();
  await createJournal(page);
  expect(await keychainOf(page)).toMatchObject({ isOn: false, isUsable: true, backend: 'gnome_libsecret' });
  expect(await valueIn(call(page, 'vault.set-keychain', { isOn: true, secret }))).toMatchObject({
    keychain: { isOn: true },
  });
  await first.quit();

  const second = launch({ keychain: answers });
  const again = await second.page();
  expect(await valueIn(call(again, 'vault.status', {}))).toMatchObject({
    state: 'locked',
    hasKeychainSlot: true,
  });
  await valueIn(call(again, 'vault.unlock', byKeychain));
  expect(await stateOf(again)).toBe('unlocked');
  await valueIn(call(again, 'vault.set-keychain', { isOn: false, secret }));
  await valueIn(call(again, 'vault.lock', {}));
  expect(await valueIn(call(again, 'vault.status', {}))).toMatchObject({ hasKeychainSlot: false });
  expect(await call(again, 'vault.unlock', byKeychain)).toMatchObject({ ok: false });
});

test('asks for the passphrase when the keychain refuses, and keeps the slot', async ({ launch }) => {
  const desktop = launch({ keychain: answers });
  const page = await desktop.page();
  await createJournal(page);
  await valueIn(call(page, 'vault.set-keychain', { isOn: true, secret }));
  await valueIn(call(page, 'vault.lock', {}));

  await desktop.ask('keychain', { backend: 'gnome_libsecret', mood: 'refuses' });
  expect(await call(page, 'vault.unlock', byKeychain)).toMatchObject({
    ok: false,
    failure: { code: 'keychain-refused' },
  });
  expect(await stateOf(page)).toBe('locked');
  await unlock(page);
  await valueIn(call(page, 'vault.lock', {}));

  await desktop.ask('keychain', answers);
  await valueIn(call(page, 'vault.unlock', byKeychain));
  expect(await stateOf(page)).toBe('unlocked');
});
