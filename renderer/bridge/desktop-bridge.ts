import type { Connection, ShellCommand } from '../../shared/contract/contract.ts';

/** What the desktop shell's preload script offers. */
export interface DesktopBridge extends Connection {
  /** Calls back for every command; the desktop waits, within bounds, for the promise that is returned. */
  onCommand(listener: (command: ShellCommand) => void | Promise<void>): () => void;
  /** Copies a secret that is taken off the clipboard after a minute, if it is still there; false where it was not. */
  copySecret(secret: string): Promise<boolean>;
}

declare global {
  interface Window {
    /** Absent in a browser. */
    readonly casebook?: DesktopBridge;
  }
}

/** The desktop shell's bridge, where the window runs in it. */
export function desktopBridge(): DesktopBridge | undefined {
  return window.casebook;
}
