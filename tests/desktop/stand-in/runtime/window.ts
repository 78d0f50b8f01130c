import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronWindow,
  IpcMainEvent,
  Rectangle,
  WebContents,
  WebFrameMain,
} from 'electron';
import type { FrameReport } from '../messages.ts';
import { lastWindowClosed } from './app.ts';
import { preventableEvent } from './event.ts';
import { answerHarness, harness } from './harness.ts';
import { type Implementation, onlyImplemented } from './only-implemented.ts';
import { allWindows, forgetWindow, rememberWindow } from './window-list.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

class ContentsStandIn
  extends EventEmitter
  implements
    Pick<
      WebContents,
      | 'id'
      | 'mainFrame'
      | 'isCrashed'
      | 'isDestroyed'
      | 'reload'
      | 'send'
      | 'setWebRTCIPHandlingPolicy'
      | 'setWindowOpenHandler'
    >
{
  readonly id: number;
  readonly frames = new Map<number, WebFrameMain>();
  mainFrame: WebFrameMain = onlyImplemented<WebFrameMain>('WebFrameMain', { parent: null });
  openHandler: OpenHandler | undefined;
  webRtcPolicy = 'default';
  isGone = false;
  hasCrashed = false;

  constructor(id: number) {
    super();
    this.id = id;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  isCrashed(): boolean {
    return this.hasCrashed;
  }

  reload(): void {
    this.hasCrashed = false;
    void harness('reload', { windowId: this.id });
  }

  send(channel: string, ...args: unknown[]): void {
    if (!this.isGone) void harness('deliver', { windowId: this.id, channel, args });
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: Parameters<WebContents['setWebRTCIPHandlingPolicy']>[0]): void {
    this.webRtcPolicy = policy;
  }

  /** The one object that stands for a frame as long as it lives, with the address it has now. */
  frame(report: FrameReport): WebFrameMain {
    const known = this.frames.get(report.id);
    const facts = { url: report.url, origin: report.origin };
    if (known) return Object.assign(known, facts);
    const frame = onlyImplemented<WebFrameMain>('WebFrameMain', {
      ...facts,
      parent: report.isMain ? null : this.mainFrame,
    });
    this.frames.set(report.id, frame);
    if (report.isMain) this.mainFrame = frame;
    return frame;
  }
}

type Implemented =
  | 'id'
  | 'webContents'
  | 'close'
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setContentProtection'
  | 'show';

const parts = new Map<number, { window: WindowStandIn; contents: ContentsStandIn; proxy: ElectronWindow }>();
let lastId = 0;

class WindowStandIn extends EventEmitter implements Pick<ElectronWindow, Implemented> {
  readonly id: number;
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: WebContents;
  readonly opening: Promise<void>;
  bounds: Rectangle;
  title: string;
  isShown: boolean;
  isInFront = false;
  hasContentProtection = false;
  private isGone = false;
  private isBig = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    lastId += 1;
    this.id = lastId;
    this.options = options;
    this.bounds = {
      x: options.x ?? 100,
      y: options.y ?? 100,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.title = options.title ?? 'casebook';
    this.isShown = options.show ?? true;
    const contents = new ContentsStandIn(this.id);
    this.webContents = onlyImplemented<WebContents>('webContents', contents);
    const proxy = onlyImplemented<ElectronWindow>('BrowserWindow', this);
    parts.set(this.id, { window: this, contents, proxy });
    rememberWindow(proxy);
    const { partition = '', preload } = options.webPreferences ?? {};
    const { width, height } = this.bounds;
    this.opening = harness('openPage', { windowId: this.id, width, height, partition, preload });
    // biome-ignore lint/correctness/noConstructorReturn: a window is only ever seen with its missing members guarded.
    return proxy as unknown as WindowStandIn;
  }

  static getAllWindows(): ElectronWindow[] {
    return allWindows();
  }

  async loadURL(url: string): Promise<void> {
    await this.opening;
    await harness('load', { windowId: this.id, url });
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  show(): void {
    this.isShown = true;
  }

  focus(): void {
    this.isInFront = true;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  maximize(): void {
    this.isBig = true;
  }

  isMaximized(): boolean {
    return this.isBig;
  }

  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }

  setContentProtection(isEnabled: boolean): void {
    this.hasContentProtection = isEnabled;
  }

  close(): void {
    if (this.isGone) return;
    const event = preventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.isGone = true;
    const { contents, proxy } = partsOf(this.id);
    contents.isGone = true;
    contents.emit('destroyed');
    this.emit('closed');
    void harness('closePage', { windowId: this.id });
    if (forgetWindow(proxy)) lastWindowClosed();
  }
}

function partsOf(windowId: number) {
  const found = parts.get(windowId);
  if (!found) throw new Error(`No window ${windowId}`);
  return found;
}

/** Electron's `BrowserWindow`, whose page the harness holds. */
export const BrowserWindow = onlyImplemented<typeof Electron.BrowserWindow>(
  'BrowserWindow',
  WindowStandIn as unknown as Implementation<typeof Electron.BrowserWindow>,
);

/** A window's contents and the partition of its session. */
export function contentsOf(windowId: number): { contents: WebContents; partition: string } {
  const { window } = partsOf(windowId);
  return { contents: window.webContents, partition: window.options.webPreferences?.partition ?? '' };
}

/** The event of a message: which contents it came from, and which frame of them. */
export function senderOf(
  windowId: number,
  report: FrameReport,
): Pick<IpcMainEvent, 'sender' | 'senderFrame'> {
  const { window, contents } = partsOf(windowId);
  return { sender: window.webContents, senderFrame: contents.frame(report) };
}

answerHarness({
  loaded({ windowId }) {
    const { window, contents } = partsOf(windowId);
    contents.emit('did-finish-load');
    window.emit('ready-to-show');
  },
  titleChanged({ windowId, title }) {
    const event = preventableEvent();
    const { window } = partsOf(windowId);
    window.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) window.title = title;
  },
  pageGone({ windowId }) {
    const { contents } = partsOf(windowId);
    contents.hasCrashed = true;
    contents.emit('render-process-gone', preventableEvent(), { reason: 'crashed', exitCode: 1 });
  },
  mayNavigate({ windowId, url, isMainFrame }) {
    const { contents } = partsOf(windowId);
    const event = preventableEvent({ url, isMainFrame, isSameDocument: false });
    contents.emit('will-frame-navigate', event);
    if (isMainFrame) contents.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  },
  mayOpenWindow({ windowId, url }) {
    const { openHandler } = partsOf(windowId).contents;
    return openHandler?.({ url } as Electron.HandlerDetails).action !== 'deny';
  },
  mayAttachWebview({ windowId }) {
    const { contents } = partsOf(windowId);
    const event = preventableEvent();
    contents.emit('will-attach-webview', event, {}, { src: 'https://example.com/' });
    return !event.defaultPrevented;
  },
  async openForeignWindow({ likeWindowId, url }) {
    const { webPreferences = {} } = partsOf(likeWindowId).window.options;
    const window = new BrowserWindow({ webPreferences });
    await window.loadURL(url);
    return { windowId: window.id };
  },
  windows: () =>
    [...parts.values()]
      .filter(({ window }) => !window.isDestroyed())
      .map(({ window, contents }) => ({
        id: window.id,
        title: window.title,
        isVisible: window.isShown,
        isFocused: window.isInFront,
        isContentProtected: window.hasContentProtection,
        webRtcPolicy: contents.webRtcPolicy,
        bounds: window.bounds,
        webPreferences: { ...window.options.webPreferences },
      })),
  moveWindow({ windowId, bounds }) {
    partsOf(windowId).window.bounds = bounds;
  },
  closeWindow: ({ windowId }) => partsOf(windowId).window.close(),
});
