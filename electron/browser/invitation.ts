import { hasDisplay, openWindow } from './open-window.ts';
import { writeRedirectFile } from './redirect-file.ts';
import { launchTokenLifeMs } from './tokens.ts';

/** How long an opened window may take to appear before the address is printed as well. */
const appearanceMs = 6000;

/** What inviting a window needs. */
export interface InvitationParts {
  newLaunchAddress(): string;
  /** Prints a line for the person at the terminal. */
  print(line: string): void;
  /** False to print the address only. */
  readonly mayOpen: boolean;
  /** Whether the person can press Enter for another address. */
  readonly isInteractive: boolean;
}

/** Brings windows in. */
export interface Invitation {
  /** Opens the first window, or prints its address. */
  begin(): Promise<void>;
  printAddress(): void;
  /** Hears that an address was used: what carried it goes. */
  used(): void;
  /** Leaves nothing behind. */
  stop(): void;
}

/** Opens windows through a file only this person can read; prints an address where none can be opened. */
export function createInvitation(parts: InvitationParts): Invitation {
  let cleanUp = () => {};

  function printAddress(): void {
    parts.print(`Casebook is at ${parts.newLaunchAddress()}`);
    const again = parts.isInteractive ? ' Press Enter for a new one.' : '';
    parts.print(`The address works once, within ${launchTokenLifeMs / 1000} seconds.${again}`);
  }

  async function openFirst(): Promise<boolean> {
    const file = writeRedirectFile(parts.newLaunchAddress());
    const patience = setTimeout(() => {
      parts.print('No window has appeared yet.');
      printAddress();
    }, appearanceMs);
    const age = setTimeout(() => file.remove(), launchTokenLifeMs);
    cleanUp = () => {
      clearTimeout(patience);
      clearTimeout(age);
      file.remove();
    };
    const isOpened = await openWindow(file.url);
    if (!isOpened) cleanUp();
    return isOpened;
  }

  return {
    async begin() {
      const isOpened = parts.mayOpen && hasDisplay() && (await openFirst());
      if (isOpened) parts.print('Casebook opens in a window. Closing it, or Ctrl-C here, ends Casebook.');
      else printAddress();
    },
    printAddress,
    used: () => cleanUp(),
    stop: () => cleanUp(),
  };
}
