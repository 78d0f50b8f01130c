import { url as inspectorAddress } from 'node:inspector';
import { fileURLToPath } from 'node:url';
import {
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
} from 'electron';
import { type Application, createApplication } from '../core/application.ts';
import { loadSample } from '../core/sample/load-sample.ts';
import { makeSampleFolder } from '../core/sample/sample-folder.ts';
import type { SettingsStore } from '../core/settings/settings-store.ts';
import { appOrigin } from './app-origin.ts';
import { declareAppScheme, serveApp } from './app-protocol.ts';
import { eventChannel } from './bridge.ts';
import { choosePath } from './choose-path.ts';
import { closeInOrder } from './close-in-order.ts';
import { readStartOptions, refusedSwitch, silenceChromium } from './command-line.ts';
import { openExternally } from './external-address.ts';
import { placeFolders } from './folders.ts';
import { serveChannels, type TrustsSender } from './ipc.ts';
import { systemKeychain } from './keychain.ts';
import { lockWithSystem } from './lock-with-system.ts';
import { contextMenuTemplate, menuTemplate } from './menu.ts';
import { connectCommands } from './page-commands.ts';
import { desktopPlatform } from './platform.ts';
import { secretClipboard, serveSecretClipboard } from './secret-clipboard.ts';
import { secureContents, secureSession } from './security.ts';
import { openDesktopSettings } from './settings.ts';
import { isTrustedSender } from './trusted-sender.ts';
import { focusWindow, holdOffScreenCapture, offerReload, tendWindow, windowOptions } from './window.ts';

const isDevelopment = !app.isPackaged;
const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Named without `persist:`, so Chromium keeps it in memory only. */
const partition = 'casebook';

app.setName('Casebook');
declareAppScheme(protocol);
silenceChromium(app.commandLine);
app.enableSandbox();
try {
  begin();
} catch (error) {
  stop('Casebook could not start', reasonOf(error));
}

function begin(): void {
  const refused = refusedSwitch(app.commandLine, {
    isPackaged: app.isPackaged,
    isInspected: inspectorAddress() !== undefined,
  });
  if (refused !== undefined) {
    const reason = `With --${refused} another program could read your journal. Start Casebook without it.`;
    stop('Casebook does not start like this', reason);
    return;
  }
  const dataFolder = placeFolders(app);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  app
    .whenReady()
    .then(() => start(dataFolder))
    .catch((error: unknown) => stop('Casebook could not start', reasonOf(error)));
}

function stop(title: string, reason: string): void {
  dialog.showErrorBox(title, `${reason}\n\nNo journal was touched.`);
  app.exit(1);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The reason is not known.';
}

async function start(dataFolder: string): Promise<void> {
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
  const { journalFolder, isSample } = readStartOptions(process.argv.slice(1));
  const sampleFolder = isSample ? makeSampleFolder() : undefined;
  app.on('quit', () => {
    app.clearRecentDocuments();
    sampleFolder?.remove();
  });
  const settings = openDesktopSettings(dataFolder);
  const window = await makeWindow(settings);
  const application = createApplication(
    desktopPlatform({
      settings,
      dataFolder,
      fixedJournalFolder: sampleFolder?.path ?? journalFolder,
      isSample,
      keychain: systemKeychain(safeStorage, process.platform),
      backupReader: built('../open-backup/open-backup.mjs'),
      choosePath: (what) => choosePath(what, window, dialog),
    }),
  );
  holdOffScreenCapture(window, settings, application);
  connect(window, application, settings);
  if (isSample) await loadSample(application);
  await window.loadURL(`${appOrigin}/index.html`);
}

/** A window that can show our own page and nothing else; it is still empty. */
async function makeWindow(settings: SettingsStore): Promise<BrowserWindow> {
  const ourSession = session.fromPartition(partition);
  await secureSession(ourSession, isDevelopment);
  serveApp(ourSession.protocol, built('../renderer'));
  const window = new BrowserWindow(
    windowOptions({
      settings,
      workAreas: screen.getAllDisplays().map((display) => display.workArea),
      partition,
      preload: built('./preload.cjs'),
      hasDevTools: isDevelopment,
    }),
  );
  tendWindow(window, settings);
  offerReload(window, dialog);
  secureContents(window.webContents, (address) => void openExternally(address, window, { dialog, shell }));
  return window;
}

/** Joins the window, the core and the system around them. */
function connect(window: BrowserWindow, application: Application, settings: SettingsStore): void {
  const contents = window.webContents;
  const isTrusted: TrustsSender = (event) => isTrustedSender(event, contents);
  serveChannels(ipcMain, application, isTrusted);
  const secrets = secretClipboard(clipboard);
  serveSecretClipboard(ipcMain, secrets, isTrusted);
  application.subscribe((event) => {
    if (!contents.isDestroyed()) contents.send(eventChannel, event);
  });

  const command = connectCommands(ipcMain, isTrusted);
  const lock = async () => {
    await command(contents, 'commit-draft');
    await application.handle('vault.lock', {});
  };
  lockWithSystem(
    powerMonitor,
    () => settings.get('lockAfterMinutes'),
    () => void lock(),
  );
  const actions = { newEntry: () => void command(contents, 'new-entry'), lock: () => void lock() };
  const template = menuTemplate(actions, { isMac: process.platform === 'darwin', isDevelopment });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  contents.on('context-menu', (_event, { editFlags }) => {
    const items = contextMenuTemplate(editFlags);
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });

  app.on('second-instance', () => focusWindow(window));
  closeInOrder({ app, powerMonitor, window }, async () => {
    await command(contents, 'commit-draft');
    await Promise.allSettled([application.close(), secrets.forget()]);
  });
}
