import type { ChannelName, CoreEvent, ShellCommand } from '../../shared/contract/contract.ts';

/** What the preload script puts into the page as `window.casebook`: frozen, and nothing else of Electron. */
export interface DesktopBridge {
  /** One function a channel of the contract. */
  readonly channels: { readonly [Name in ChannelName]: (params: unknown) => Promise<unknown> };
  /** Calls the channel's function; a name outside the contract is answered with a failure. */
  call(name: string, params: unknown): Promise<unknown>;
  /** Calls back for every event of the core until the returned function is called. */
  subscribe(listener: (event: CoreEvent) => void): () => void;
  /** Calls back for every command; the desktop waits, within bounds, for the promise that is returned. */
  onCommand(listener: (command: ShellCommand) => void | Promise<void>): () => void;
  /** Copies a secret that is taken off the clipboard after a minute, if it is still there; false where it was not copied. */
  copySecret(secret: string): Promise<boolean>;
}

/** The name of a contract's channel between the two processes. */
export function ipcChannel(name: ChannelName): `casebook:${ChannelName}` {
  return `casebook:${name}`;
}

/** Events of the core, on their way to the page. */
export const eventChannel = 'casebook/event';

/** Commands of the desktop, on their way to the page: an id and the command. */
export const commandChannel = 'casebook/command';

/** The id of a command the page has finished. */
export const commandDoneChannel = 'casebook/command-done';

/** A secret on its way to the clipboard. */
export const copySecretChannel = 'casebook/copy-secret';
