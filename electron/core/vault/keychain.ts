/** Whether a system's keychain can be relied on, by which of its backends, or why not. */
export type KeychainState =
  | { readonly usable: true; readonly backend: string }
  | { readonly usable: false; readonly reason: string };

/** What a shell offers of the system's keychain; each call rejects with any error when the system refuses. */
export interface Keychain {
  state(): Promise<KeychainState>;
  /** Encrypts a few bytes so that only this person on this computer gets them back. */
  protect(plain: Buffer): Promise<Buffer>;
  unprotect(cipher: Buffer): Promise<Buffer>;
}
