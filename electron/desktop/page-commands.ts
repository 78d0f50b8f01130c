import type { IpcMain, WebContents } from 'electron';
import type { ShellCommand } from '../../shared/contract/contract.ts';
import { commandChannel, commandDoneChannel } from './bridge.ts';
import type { TrustsSender } from './ipc.ts';

/** How long the page may take to save what is being typed before the journal is locked without it. */
const commitWithinMs = 800;

/** Sends a command to the page; resolves when the page has finished it, is gone, or has taken too long. */
export type SendCommand = (contents: WebContents | undefined, command: ShellCommand) => Promise<void>;

/** Opens the way by which the page tells that it has finished a command. */
export function connectCommands(ipcMain: Pick<IpcMain, 'on'>, isTrusted: TrustsSender): SendCommand {
  const waiting = new Map<number, () => void>();
  let lastId = 0;
  ipcMain.on(commandDoneChannel, (event, id: unknown) => {
    if (isTrusted(event) && typeof id === 'number') waiting.get(id)?.();
  });
  return async (contents, command) => {
    if (!contents || contents.isDestroyed() || contents.isCrashed()) return;
    lastId += 1;
    const id = lastId;
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.set(id, resolve);
    const timer = setTimeout(resolve, commitWithinMs);
    contents.once('destroyed', resolve);
    contents.send(commandChannel, id, command);
    await promise;
    clearTimeout(timer);
    waiting.delete(id);
    if (!contents.isDestroyed()) contents.off('destroyed', resolve);
  };
}
