import type { BrowserWindow, Dialog, Shell } from 'electron';
import { longestUrl } from '../../shared/domain/entry/entry.ts';
import { isSafeUrl } from '../../shared/domain/entry/safe-url.ts';

/** The address as it would be opened, written by the parser itself; nothing for any other scheme. */
export function externalAddress(text: string): string | undefined {
  if (text.length > longestUrl || !isSafeUrl(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return undefined;
  return url.href;
}

/** Opens an address in the person's own browser or mail program, after showing it and being told to. */
export async function openExternally(
  text: string,
  window: BrowserWindow,
  { dialog, shell }: { dialog: Pick<Dialog, 'showMessageBox'>; shell: Pick<Shell, 'openExternal'> },
): Promise<void> {
  const address = externalAddress(text);
  if (address === undefined) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Casebook',
    message: address.startsWith('mailto:')
      ? 'Write to this address with your mail program?'
      : 'Open this address in your browser?',
    detail: address,
    buttons: ['Cancel', 'Open'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) await shell.openExternal(address);
}
