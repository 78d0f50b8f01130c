import type { Connection, ShellCommand } from '../../shared/contract/contract.ts';
import { browserConnection } from './browser-connection.ts';
import { type Copied, copyInBrowser, copyOnDesktop } from './copied.ts';
import { desktopBridge } from './desktop-bridge.ts';
import { createHealth, type HealthStore } from './health.ts';
import { keepSessionToken, keptSessionToken, openSession, takeLaunchToken } from './launch.ts';

/** The window's way to the core, its health, and what to do when events may have been missed. */
export interface Link {
  readonly shell: 'desktop' | 'browser';
  readonly connection: Connection;
  readonly health: HealthStore;
  /** Calls back when events may have been missed, until the returned function is called. */
  readonly onReopened: (listener: () => void) => () => void;
  /** Calls back for what the shell's own menu asks, until the returned function is called. */
  readonly onCommand: (listener: (command: ShellCommand) => void | Promise<void>) => () => void;
  /** Copies a secret, and answers what becomes of it on the clipboard. */
  readonly copySecret: (secret: string) => Promise<Copied>;
}

/** Finds the shell the window runs in and connects to it; absent when no shell lets this window in. */
export async function connect(): Promise<Link | undefined> {
  const reopened = new Set<() => void>();
  const onReopened = (listener: () => void) => {
    reopened.add(listener);
    return () => reopened.delete(listener);
  };
  const health = createHealth();
  const desktop = desktopBridge();
  if (desktop) {
    return {
      shell: 'desktop',
      connection: desktop,
      health,
      onReopened,
      onCommand: desktop.onCommand,
      copySecret: (secret) => copyOnDesktop(desktop, secret),
    };
  }

  const launchToken = takeLaunchToken();
  const launched = launchToken === undefined ? undefined : await openSession(launchToken);
  if (launched !== undefined) keepSessionToken(launched);
  const sessionToken = launched ?? keptSessionToken();
  if (sessionToken === undefined) return undefined;
  const connection = browserConnection(sessionToken, health, () => {
    for (const listener of reopened) listener();
  });
  return {
    shell: 'browser',
    connection,
    health,
    onReopened,
    onCommand: () => () => {},
    copySecret: copyInBrowser,
  };
}
