import type { EditFlags, MenuItemConstructorOptions } from 'electron';

/** What the menu's own items do. */
export interface MenuActions {
  newEntry(): void;
  lock(): void;
}

/** The native menu; reloading and the developer tools are in it only in a checkout. */
export function menuTemplate(
  actions: MenuActions,
  { isMac, isDevelopment }: { isMac: boolean; isDevelopment: boolean },
): MenuItemConstructorOptions[] {
  const separator = { type: 'separator' } as const;
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&Journal',
      submenu: [
        { label: 'New Entry', accelerator: 'CmdOrCtrl+N', click: actions.newEntry },
        separator,
        { label: 'Lock Journal', accelerator: 'CmdOrCtrl+Shift+L', click: actions.lock },
        ...(isMac ? [] : [separator, { role: 'quit' } as const]),
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(isDevelopment
          ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]
          : []),
      ],
    },
    { role: 'windowMenu' },
  ];
}

/** The menu under the mouse: what can be done to the text there; nothing where nothing can. */
export function contextMenuTemplate(
  can: Pick<EditFlags, 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>,
): MenuItemConstructorOptions[] {
  if (!can.canCut && !can.canCopy && !can.canPaste) return [];
  return [
    { role: 'cut', enabled: can.canCut },
    { role: 'copy', enabled: can.canCopy },
    { role: 'paste', enabled: can.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: can.canSelectAll },
  ];
}
