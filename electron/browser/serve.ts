import type { Application } from '../core/application.ts';
import type { EndRequest } from './end-request.ts';
import { createInvitation } from './invitation.ts';
import { watchLastWindow } from './last-window.ts';
import { startServer } from './server.ts';

/** What the shell needs to serve an application until the person is done. */
export interface ServeParts {
  readonly application: Application;
  readonly pagesFolder: string;
  /** False prints the address instead of opening a window. */
  readonly mayOpen: boolean;
  /** Where Enter is pressed; null where nobody can. */
  readonly keyboard: NodeJS.ReadableStream | null;
  readonly end: EndRequest;
  print(line: string): void;
  /** How long the last window may be gone. */
  readonly graceMs?: number;
}

/**
 * Serves until somebody asks to end or the last window has been gone for a while. Then the application commits and
 * closes before the windows hear goodbye.
 */
export async function serve({ application, end, keyboard, print, ...parts }: ServeParts): Promise<void> {
  const lastWindow = watchLastWindow(end.make, parts.graceMs);
  const server = await startServer({
    application,
    pagesFolder: parts.pagesFolder,
    now: () => performance.now(),
    onWindows: (open) => lastWindow.changed(open),
    onLaunched: () => invitation.used(),
  });
  const invitation = createInvitation({
    newLaunchAddress: () => server.newLaunchAddress(),
    print,
    mayOpen: parts.mayOpen,
    isInteractive: keyboard !== null,
  });
  const onEnter = () => invitation.printAddress();
  keyboard?.on('data', onEnter);

  await Promise.race([invitation.begin(), end.isMade]);
  await end.isMade;
  lastWindow.stop();
  invitation.stop();
  keyboard?.off('data', onEnter);
  await server.close(() => application.close());
}
