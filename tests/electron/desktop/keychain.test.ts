import { describe, expect, it } from 'vitest';
import { type AsyncStorage, systemKeychain } from '../../../electron/desktop/keychain.ts';

const secret = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');

/** Electron's module, as it behaves where a keychain answers; `choice` changes what it does. */
function storage(choice: Partial<AsyncStorage> & { mark?: string } = {}): AsyncStorage {
  const { mark = 'v11', ...calls } = choice;
  return {
    getSelectedStorageBackend: () => 'gnome_libsecret',
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from(mark + [...text].toReversed().join('')),
    decryptStringAsync: async (cipher) => ({
      result: [...cipher.toString().slice(mark.length)].toReversed().join(''),
      shouldReEncrypt: false,
    }),
    ...calls,
  };
}

const refuses = () => Promise.reject(new Error('refused'));

describe('the system’s keychain', () => {
  it.each(['basic_text', 'unknown'] as const)('is not used on Linux where it is %s', async (backend) => {
    const keychain = systemKeychain(storage({ getSelectedStorageBackend: () => backend }), 'linux');
    expect(await keychain.state()).toEqual({
      usable: false,
      reason: 'This session has no keychain that Casebook can use: neither a Secret Service nor KWallet.',
    });
  });

  it('is not used on Linux where Chromium silently takes its fixed password instead', async () => {
    const keychain = systemKeychain(storage({ mark: 'v10' }), 'linux');
    expect(await keychain.state()).toMatchObject({ usable: false });
    await expect(keychain.protect(secret)).rejects.toThrow();
  });

  it('is not used on a system that Casebook does not know', async () => {
    expect(await systemKeychain(storage(), 'freebsd').state()).toMatchObject({ usable: false });
  });

  it.each(['linux', 'darwin', 'win32'] as const)('says that it does not answer on %s', async (platform) => {
    for (const refusing of [
      storage({ isAsyncEncryptionAvailable: async () => false }),
      storage({ isAsyncEncryptionAvailable: refuses }),
      storage({ encryptStringAsync: refuses }),
    ]) {
      expect(await systemKeychain(refusing, platform).state()).toEqual({
        usable: false,
        reason: 'The system’s keychain does not answer: it may be locked, or have refused Casebook.',
      });
    }
  });

  it('passes a refusal on as one', async () => {
    const keychain = systemKeychain(
      storage({ encryptStringAsync: refuses, decryptStringAsync: refuses }),
      'linux',
    );
    await expect(keychain.protect(secret)).rejects.toThrow('refused');
    await expect(keychain.unprotect(secret)).rejects.toThrow('refused');
  });

  it.each([
    ['linux', 'gnome_libsecret', 'v11'],
    ['linux', 'kwallet', 'v11'],
    ['linux', 'kwallet5', 'v11'],
    ['linux', 'kwallet6', 'v12'],
    ['darwin', 'Keychain', 'v10'],
    ['win32', 'DPAPI', 'v10'],
  ] as const)('gives back on %s with %s what it was given', async (platform, backend, mark) => {
    const calls = platform === 'linux' ? { getSelectedStorageBackend: () => backend } : {};
    const keychain = systemKeychain(storage({ mark, ...(calls as Partial<AsyncStorage>) }), platform);
    expect(await keychain.state()).toEqual({ usable: true, backend });
    const cipher = await keychain.protect(secret);
    expect(cipher.includes(secret)).toBe(false);
    expect(await keychain.unprotect(cipher)).toEqual(secret);
  });
});
