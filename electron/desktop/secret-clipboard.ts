import { createHash } from 'node:crypto';
import type { Clipboard, IpcMain } from 'electron';
import { copySecretChannel } from './bridge.ts';
import type { TrustsSender } from './ipc.ts';

/** How long a copied secret may lie on the clipboard, in milliseconds. */
export const clearedAfterMs = 60_000;

/** Longer than any secret that is shown to be copied. */
const longestSecret = 200;

/** A clipboard that forgets what was secret. */
export interface SecretClipboard {
  /** Copies a secret, to be forgotten after a while. */
  copy(secret: string): Promise<void>;
  /** Takes the secret off the clipboard now, if it is still there. */
  forget(): Promise<void>;
}

/** The digest is kept instead of the secret, so that it is in memory no longer than it has to be. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** Clears what was copied after a minute, and only if nobody has copied anything else since. */
export function secretClipboard(
  clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'>,
): SecretClipboard {
  let ours: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function forget(): Promise<void> {
    clearTimeout(timer);
    const digest = ours;
    ours = undefined;
    if (digest !== undefined && digestOf(await clipboard.readText()) === digest) clipboard.clear();
  }

  return {
    async copy(secret) {
      await clipboard.writeText(secret);
      clearTimeout(timer);
      ours = digestOf(secret);
      timer = setTimeout(() => void forget().catch(() => undefined), clearedAfterMs);
    },
    forget,
  };
}

/** Opens the door by which our own page copies a secret; answers whether it was copied and will be cleared. */
export function serveSecretClipboard(
  ipcMain: Pick<IpcMain, 'handle'>,
  clipboard: SecretClipboard,
  isTrusted: TrustsSender,
): void {
  ipcMain.handle(copySecretChannel, async (event, secret: unknown) => {
    if (!isTrusted(event) || typeof secret !== 'string' || secret.length > longestSecret) return false;
    try {
      await clipboard.copy(secret);
      return true;
    } catch {
      return false;
    }
  });
}
