import type { MessageBoxOptions, OpenDialogOptions, Rectangle, WebContents } from 'electron';

/** A frame as Chromium reports it, its addresses already written as the application's own. */
export interface FrameReport {
  readonly id: number;
  readonly url: string;
  readonly origin: string;
  readonly isMain: boolean;
}

/** What a window's page is made of. */
export interface PageOrder {
  readonly windowId: number;
  readonly width: number;
  readonly height: number;
  readonly partition: string;
  readonly preload: string | undefined;
}

/** A menu item, as far as a test looks at it. */
export interface MenuEntry {
  readonly label: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: readonly MenuEntry[];
}

/** What a test can see of a window from the main process. */
export interface WindowReport {
  readonly id: number;
  readonly title: string;
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly isContentProtected: boolean;
  readonly webRtcPolicy: string;
  readonly bounds: Rectangle;
  readonly webPreferences: Electron.WebPreferences;
}

/** What the system's keychain is like: which one Chromium prefers, and whether it answers. */
export interface KeychainReport {
  readonly backend: 'basic_text' | 'gnome_libsecret' | 'kwallet' | 'kwallet5' | 'kwallet6' | 'unknown';
  /** `falls-back`: the preferred one is not there, and Chromium takes a fixed password without saying so. */
  readonly mood: 'answers' | 'refuses' | 'falls-back';
}

/** The names of the permissions Electron asks a handler about. */
export type PermissionName = Parameters<
  NonNullable<Parameters<WebContents['session']['setPermissionRequestHandler']>[0]>
>[1];

/** What the harness, which holds Chromium, can be asked by the stand-in's process. */
export type HarnessCalls = {
  ready(params: { singletonLock: boolean }): { workAreas: readonly Rectangle[] };
  recentDocumentsCleared(params: Record<string, never>): void;
  ending(params: { clipboard: string }): void;
  secondInstance(params: { argv: readonly string[] }): void;
  openPage(params: PageOrder): void;
  load(params: { windowId: number; url: string }): void;
  reload(params: { windowId: number }): void;
  closePage(params: { windowId: number }): void;
  deliver(params: { windowId: number; channel: string; args: readonly unknown[] }): void;
  messageBox(params: MessageBoxOptions): { response: number };
  errorBox(params: { title: string; content: string }): void;
  openDialog(params: OpenDialogOptions): { canceled: boolean; filePaths: string[] };
  openExternal(params: { url: string }): void;
};

/** What the stand-in's process, which runs the built main file, can be asked by the harness. */
export type RuntimeCalls = {
  invoke(params: { windowId: number; frame: FrameReport; channel: string; args: unknown[] }): unknown;
  send(params: { windowId: number; frame: FrameReport; channel: string; args: unknown[] }): void;
  request(params: {
    partition: string;
    url: string;
    method: string;
    headers: Record<string, string>;
  }): Promise<{ status: number; headers: Record<string, string>; body: Uint8Array }>;
  mayRequest(params: { partition: string; url: string; resourceType: string }): Promise<boolean>;
  mayNavigate(params: { windowId: number; url: string; isMainFrame: boolean }): boolean;
  mayOpenWindow(params: { windowId: number; url: string }): boolean;
  mayAttachWebview(params: { windowId: number }): boolean;
  /** Opens a second window on the application's own page, as nothing in the application does. */
  openForeignWindow(params: { likeWindowId: number; url: string }): Promise<{ windowId: number }>;
  mayDownload(params: { windowId: number; url: string; filename: string }): boolean;
  permission(params: {
    windowId: number;
    permission: PermissionName;
    url: string;
    isMainFrame: boolean;
  }): Promise<{ isGranted: boolean; isChecked: boolean }>;
  devices(params: { partition: string }): { isGranted: boolean; mayCaptureScreen: boolean };
  loaded(params: { windowId: number }): void;
  titleChanged(params: { windowId: number; title: string }): void;
  pageGone(params: { windowId: number }): void;
  power(params: { event: 'suspend' | 'lock-screen' | 'shutdown' }): void;
  idleState(params: { state: 'active' | 'idle' | 'locked' | 'unknown' }): void;
  clipboard(params: Record<string, never>): string;
  copyElsewhere(params: { text: string }): void;
  keychain(params: KeychainReport): void;
  idleSecondsAsked(params: Record<string, never>): number | undefined;
  secondInstanceStarted(params: { argv: readonly string[] }): void;
  chooseMenuItem(params: { label: string }): void;
  menu(params: Record<string, never>): readonly MenuEntry[];
  windows(params: Record<string, never>): readonly WindowReport[];
  moveWindow(params: { windowId: number; bounds: Rectangle }): void;
  closeWindow(params: { windowId: number }): void;
  quit(params: Record<string, never>): void;
  switches(params: Record<string, never>): Record<string, string>;
  proxy(params: { partition: string }): Electron.ProxyConfig | undefined;
};
