import type { SafeStorage } from 'electron';
import type { Keychain, KeychainState } from '../core/vault/keychain.ts';

/** How Chromium marks what it encrypted on Linux with a password that stands in its source. */
const fixedPasswordMark = 'v10';

/** What the keychain is called where the system has only one. */
const onlyBackend: { readonly [platform in NodeJS.Platform]?: string } = {
  darwin: 'Keychain',
  win32: 'DPAPI',
};

/** The part of Electron's module that is used: its asynchronous calls. */
export type AsyncStorage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

function unusable(reason: string): KeychainState {
  return { usable: false, reason };
}

/** The system's keychain as Electron reaches it; on Linux only one that asks the person's session for its key. */
export function systemKeychain(storage: AsyncStorage, platform: NodeJS.Platform): Keychain {
  const isLinux = platform === 'linux';

  async function protect(plain: Buffer): Promise<Buffer> {
    const cipher = await storage.encryptStringAsync(plain.toString('base64'));
    // Where the session's keychain does not answer, Chromium falls back without a word.
    if (isLinux && cipher.subarray(0, fixedPasswordMark.length).toString('latin1') === fixedPasswordMark) {
      throw new Error('The keychain did not answer.');
    }
    return cipher;
  }

  return {
    async state() {
      const backend = isLinux ? storage.getSelectedStorageBackend() : onlyBackend[platform];
      if (backend === undefined) return unusable('Casebook knows no keychain of this system.');
      if (isLinux && backend !== 'gnome_libsecret' && !/^kwallet\d*$/.test(backend)) {
        return unusable(
          'This session has no keychain that Casebook can use: neither a Secret Service nor KWallet.',
        );
      }
      try {
        if (!(await storage.isAsyncEncryptionAvailable())) return unusable(noAnswer);
        await protect(Buffer.from('probe'));
        return { usable: true, backend };
      } catch {
        return unusable(noAnswer);
      }
    },
    protect,
    async unprotect(cipher) {
      const { result } = await storage.decryptStringAsync(cipher);
      return Buffer.from(result, 'base64');
    },
  };
}

const noAnswer = 'The system’s keychain does not answer: it may be locked, or have refused Casebook.';
