import type { Connection } from '../../shared/contract/contract.ts';

/** What the desktop asks of the window: to begin a new entry, or to save what is being typed before it locks. */
export type ShellCommand = 'new-entry' | 'commit-draft';

/** What the desktop shell's preload script offers. */
export interface DesktopBridge extends Connection {
  /** Calls back for every command; the desktop waits, within bounds, for the promise that is returned. */
  onCommand(listener: (command: ShellCommand) => void | Promise<void>): () => void;
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
