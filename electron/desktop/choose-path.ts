import type { BrowserWindow, Dialog, OpenDialogOptions } from 'electron';

const asked: { readonly [what in 'folder' | 'backup']: OpenDialogOptions } = {
  folder: {
    title: 'Choose a folder',
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  },
  backup: {
    title: 'Choose a backup',
    properties: ['openFile', 'dontAddToRecent'],
    filters: [{ name: 'Casebook backups', extensions: ['casebook'] }],
  },
};

/** Asks the person for a folder, or for a backup's file, with the system's own dialog; nothing where they chose none. */
export async function choosePath(
  what: 'folder' | 'backup',
  window: BrowserWindow,
  dialog: Pick<Dialog, 'showOpenDialog'>,
): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, asked[what]);
  return canceled ? undefined : filePaths[0];
}
