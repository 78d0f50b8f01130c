import type { BrowserWindow, BrowserWindowConstructorOptions, Dialog, Rectangle } from 'electron';
import type { Application } from '../core/application.ts';
import { SettingsNotWritable, type SettingsStore } from '../core/settings/settings-store.ts';
import { smallestWindow, visiblePlace } from './window-place.ts';

/** The window's title, whatever it shows: no word of the journal reaches the system's own lists of windows. */
const windowTitle = 'Casebook';

/** How the window is made: where it was, hidden until it has something to show, and with no right to anything. */
export function windowOptions(parts: {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly workAreas: readonly Rectangle[];
  readonly partition: string;
  readonly preload: string;
  readonly hasDevTools: boolean;
}): BrowserWindowConstructorOptions {
  return {
    ...visiblePlace(parts.settings.get('windowPlace'), parts.workAreas),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: windowTitle,
    show: false,
    webPreferences: {
      partition: parts.partition,
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: parts.hasDevTools,
    },
  };
}

/** Keeps the window's title, shows it when it is ready, and remembers its place when it closes. */
export function tendWindow(window: BrowserWindow, settings: SettingsStore): void {
  const wasMaximised = settings.get('windowPlace')?.isMaximised ?? false;
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => {
    if (wasMaximised) window.maximize();
    window.show();
  });
  window.on('close', () => {
    try {
      settings.set('windowPlace', { ...window.getNormalBounds(), isMaximised: window.isMaximized() });
    } catch (error) {
      // A place that cannot be kept must not keep the window open.
      if (!(error instanceof SettingsNotWritable)) throw error;
    }
  });
}

/** Asks the system to keep the window out of pictures of the screen, as long as the person wants that. */
export function holdOffScreenCapture(
  window: BrowserWindow,
  settings: Pick<SettingsStore, 'get'>,
  application: Pick<Application, 'subscribe'>,
): void {
  const follow = () => window.setContentProtection(settings.get('holdsOffScreenCapture'));
  follow();
  application.subscribe((event) => {
    if (event.type === 'changed' && event.topics.includes('settings') && !window.isDestroyed()) follow();
  });
}

/** Brings the window to the front, wherever it is. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Offers to load the page again when its process has died; what was shown as saved is in the journal. */
export function offerReload(window: BrowserWindow, dialog: Pick<Dialog, 'showMessageBox'>): void {
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: windowTitle,
      message: 'The window stopped working.',
      detail: 'Everything that was shown as saved is safe. Load the window again to go on.',
      buttons: ['Load again', 'Close Casebook'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (response === 0) window.webContents.reload();
    else window.close();
  });
}
