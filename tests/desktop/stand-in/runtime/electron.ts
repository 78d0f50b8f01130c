import { app } from './app.ts';
import { ipcMain } from './ipc-main.ts';
import { onlyImplemented } from './only-implemented.ts';
import { protocol, session } from './session.ts';
import { clipboard, dialog, Menu, powerMonitor, safeStorage, screen, shell } from './system.ts';
import { BrowserWindow } from './window.ts';

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
};

// electron-store imports the whole module, as CommonJS has it.
const whole = onlyImplemented<typeof Electron.CrossProcessExports>('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
});

// biome-ignore lint/style/noDefaultExport: Electron's module is CommonJS, whose exports are the default one.
export { whole as default };
