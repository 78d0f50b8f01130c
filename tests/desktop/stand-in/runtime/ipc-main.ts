import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { answerHarness } from './harness.ts';
import { onlyImplemented } from './only-implemented.ts';
import { senderOf } from './window.ts';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

class IpcMainStandIn extends EventEmitter implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`A second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

const standIn = new IpcMainStandIn();

/** Electron's `ipcMain`: one handler a channel, called with the frame the message really came from. */
export const ipcMain = onlyImplemented<IpcMain>('ipcMain', standIn);

answerHarness({
  invoke: async ({ windowId, frame, channel, args }) => {
    const handler = standIn.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(senderOf(windowId, frame) as IpcMainInvokeEvent, ...args));
  },
  send: ({ windowId, frame, channel, args }) => {
    standIn.emit(channel, senderOf(windowId, frame), ...args);
  },
});
