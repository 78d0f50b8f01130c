import type { DesktopBridge } from './desktop-bridge.ts';

/** What becomes of a secret that was copied: cleared by the shell after a minute, left to the person, or not copied. */
export type Copied = 'is-cleared' | 'stays' | 'refused';

/** Copies a secret where the desktop shell takes it off the clipboard again, if it is still there. */
export async function copyOnDesktop(desktop: DesktopBridge, secret: string): Promise<Copied> {
  return (await desktop.copySecret(secret)) ? 'is-cleared' : 'refused';
}

/** Copies a secret in a browser, whose pages may not look at the clipboard and so can never clear it. */
export async function copyInBrowser(secret: string): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(secret);
    return 'stays';
  } catch {
    return 'refused';
  }
}
