import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { channelNames } from '../../shared/contract/contract.ts';
import { fail } from '../../shared/domain/result/result.ts';
import type { Application } from '../core/application.ts';
import { ipcChannel } from './bridge.ts';

/** Decides whether a message may pass. */
export type TrustsSender = (
  event: Pick<IpcMainInvokeEvent | IpcMainEvent, 'sender' | 'senderFrame'>,
) => boolean;

/** Opens one door a channel: a message from our own page goes to the core, any other is refused unread. */
export function serveChannels(
  ipcMain: Pick<IpcMain, 'handle'>,
  application: Pick<Application, 'handle'>,
  isTrusted: TrustsSender,
): void {
  for (const name of channelNames) {
    ipcMain.handle(ipcChannel(name), (event, params: unknown) =>
      isTrusted(event)
        ? application.handle(name, params)
        : fail('not-allowed', 'Only Casebook’s own window may ask for this. Nothing was changed.'),
    );
  }
}
