import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { appOrigin } from './app-origin.ts';

/** Whether a message comes from the main frame of our own window while it shows our own page. */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent | IpcMainEvent, 'sender' | 'senderFrame'>,
  ours: WebContents | undefined,
): boolean {
  const frame = event.senderFrame;
  return (
    ours !== undefined &&
    event.sender === ours &&
    frame !== null &&
    frame.parent === null &&
    frame === ours.mainFrame &&
    frame.origin === appOrigin
  );
}
