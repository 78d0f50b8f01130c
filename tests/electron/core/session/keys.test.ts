import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { Keychain } from '../../../../electron/core/vault/keychain.ts';
import { passphrase, startTestApplication, startWithJournal } from '../../../support/application.ts';
import { codeOf } from '../../../support/outcomes.ts';

const secret = { type: 'passphrase', passphrase } as const;
const newPassphrase = 'a raven under the fourth bridge';
const entry = { kind: 'win', date: '2026-11-20', text: 'Kept through every change of keys' } as const;

/** A keychain of this process: what it protects, only it gives back. */
function keychain() {
  const kept = new Map<string, Buffer>();
  let refuses = false;
  const port: Keychain = {
    state: async () => ({ usable: true, backend: 'gnome_libsecret' }),
    protect: async (plain) => {
      const token = randomBytes(16);
      kept.set(token.toString('hex'), Buffer.from(plain));
      return token;
    },
    unprotect: async (cipher) => {
      const plain = kept.get(cipher.toString('hex'));
      if (refuses || !plain) throw new Error('The keychain is locked.');
      return Buffer.from(plain);
    },
  };
  const refuse = () => {
    refuses = true;
  };
  return { port, refuse };
}

async function startWithCode() {
  const started = startTestApplication();
  const { recoveryCode } = await started.value('vault.create', { passphrase });
  return { ...started, recoveryCode };
}

test('a wrong secret changes no key', async () => {
  const { call, value } = await startWithJournal();
  const wrong = { type: 'passphrase', passphrase: 'not this one' } as const;
  const refused = [
    await call('vault.change-passphrase', { secret: wrong, newPassphrase }),
    await call('vault.replace-recovery-code', { secret: wrong }),
    await call('vault.rotate-keys', { passphrase: 'not this one' }),
    await call('vault.rebuild-keys', { secret: wrong, newPassphrase }),
  ];
  expect(refused.map(codeOf)).toEqual(Array(4).fill('wrong-passphrase').with(3, 'keys-damaged'));
  expect((await value('vault.status', {})).state).toBe('unlocked');
  await value('vault.lock', {});
  expect((await value('vault.unlock', { secret })).state).toBe('unlocked');
});

test('the recovery code counts as confirmed once it was shown to be the one', async () => {
  const { call, value, recoveryCode } = await startWithCode();
  expect((await value('vault.keys', {})).recoveryCode).toBe('unconfirmed');
  expect(codeOf(await call('vault.confirm-recovery-code', { code: '0000-0000' }))).toBe(
    'wrong-recovery-code',
  );
  expect((await value('vault.keys', {})).recoveryCode).toBe('unconfirmed');
  const typed = recoveryCode.toLowerCase().replaceAll('-', ' ');
  expect((await value('vault.confirm-recovery-code', { code: typed })).recoveryCode).toBe('confirmed');
  await value('vault.lock', {});
  await value('vault.unlock', { secret });
  expect((await value('vault.keys', {})).recoveryCode).toBe('confirmed');
});

test('a new recovery code takes the old one’s place and is to be confirmed again', async () => {
  const { call, value, recoveryCode: old } = await startWithCode();
  await value('vault.confirm-recovery-code', { code: old });
  const { recoveryCode } = await value('vault.replace-recovery-code', { secret });
  expect((await value('vault.keys', {})).recoveryCode).toBe('unconfirmed');
  await value('vault.lock', {});
  expect(codeOf(await call('vault.unlock', { secret: { type: 'recovery-code', code: old } }))).toBe(
    'wrong-recovery-code',
  );
  await value('vault.unlock', { secret: { type: 'recovery-code', code: recoveryCode } });
});

test('who lost the passphrase sets a new one with the recovery code', async () => {
  const { call, value, recoveryCode } = await startWithCode();
  await value('entry.create', entry);
  await value('vault.lock', {});
  const byCode = { type: 'recovery-code', code: recoveryCode } as const;
  await value('vault.unlock', { secret: byCode });
  await value('vault.change-passphrase', { secret: byCode, newPassphrase });
  await value('vault.lock', {});
  expect(codeOf(await call('vault.unlock', { secret }))).toBe('wrong-passphrase');
  await value('vault.unlock', { secret: { type: 'passphrase', passphrase: newPassphrase } });
  expect((await value('entry.list', {})).entries.map(({ text }) => text)).toEqual([entry.text]);
});

test('renewed keys open the same journal; only the new recovery code fits', async () => {
  const { call, value, events, recoveryCode: old } = await startWithCode();
  const { id } = await value('entry.create', entry);
  const renewing = call('vault.rotate-keys', { passphrase });
  // Asked while the journal is closed for it: this waits, and is answered as if nothing had happened.
  const meanwhile = call('entry.get', { id });
  const renewed = await renewing;
  if (!renewed.ok) throw new Error(renewed.failure.message);
  expect((await meanwhile).ok).toBe(true);
  expect(events.some((event) => event.type === 'status' && event.status.state !== 'unlocked')).toBe(false);
  expect((await value('entry.list', {})).entries).toHaveLength(1);
  await value('vault.lock', {});
  expect(codeOf(await call('vault.unlock', { secret: { type: 'recovery-code', code: old } }))).toBe(
    'wrong-recovery-code',
  );
  await value('vault.unlock', { secret: { type: 'recovery-code', code: renewed.value.recoveryCode } });
  expect((await value('entry.get', { id })).text).toBe(entry.text);
});

test('without a keychain it cannot be turned on, and the keys say why', async () => {
  const { call, value } = await startWithJournal();
  const { keychain: found } = await value('vault.keys', {});
  expect(found).toMatchObject({ isOn: false, isUsable: false, backend: null });
  expect(found.reason).toContain('keychain');
  expect(codeOf(await call('vault.set-keychain', { isOn: true, secret }))).toBe('keychain-refused');
  await value('vault.lock', {});
  expect(codeOf(await call('vault.unlock', { secret: { type: 'system-keychain' } }))).toBe(
    'keychain-refused',
  );
});

test('the keychain opens the journal once it is asked for; where it refuses, the passphrase does', async () => {
  const { port, refuse } = keychain();
  const { call, value } = await startWithJournal({ keychain: port });
  expect((await value('vault.status', {})).hasKeychainSlot).toBe(false);
  const { keychain: state } = await value('vault.set-keychain', { isOn: true, secret });
  expect(state).toMatchObject({ isOn: true, isUsable: true, backend: 'gnome_libsecret', reason: null });
  await value('vault.lock', {});
  expect((await value('vault.status', {})).hasKeychainSlot).toBe(true);
  await value('vault.unlock', { secret: { type: 'system-keychain' } });
  await value('vault.lock', {});
  refuse();
  expect(codeOf(await call('vault.unlock', { secret: { type: 'system-keychain' } }))).toBe(
    'keychain-refused',
  );
  expect((await value('vault.unlock', { secret })).hasKeychainSlot).toBe(true);
  expect((await value('vault.set-keychain', { isOn: false, secret })).keychain.isOn).toBe(false);
  expect((await value('vault.status', {})).hasKeychainSlot).toBe(false);
});

test('a lock that comes as the keys are about to be renewed is answered, and so is all that follows', async () => {
  const { call, value } = await startWithJournal();
  const renewing = call('vault.rotate-keys', { passphrase });
  const locking = call('vault.lock', {});
  expect((await locking).ok).toBe(true);
  await renewing;
  expect((await value('vault.status', {})).state).toBe('locked');
  expect((await value('vault.unlock', { secret })).state).toBe('unlocked');
});

test('a recovery code that is replaced as the journal is locked is still answered, and is to be confirmed', async () => {
  const { call, value, recoveryCode } = await startWithCode();
  await value('vault.confirm-recovery-code', { code: recoveryCode });
  const replacing = call('vault.replace-recovery-code', { secret });
  await value('vault.lock', {});
  const replaced = await replacing;
  await value('vault.unlock', { secret });
  const { recoveryCode: state } = await value('vault.keys', {});
  // Either nothing was replaced, or the new code was answered and nobody has confirmed it.
  expect(state).toBe(replaced.ok ? 'unconfirmed' : 'confirmed');
});

test('the idle lock that falls into a renewal of the keys leaves the journal locked', async () => {
  let now = Date.parse('2026-11-20T12:00:00Z');
  const { call, value } = await startWithJournal({ shell: 'browser', now: () => now });
  const renewing = call('vault.rotate-keys', { passphrase });
  now += 16 * 60_000;
  await renewing;
  await vi.waitFor(async () => expect((await value('vault.status', {})).state).toBe('locked'), 6000);
});
