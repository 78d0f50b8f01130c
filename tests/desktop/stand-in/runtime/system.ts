import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type {
  BrowserWindow,
  Clipboard,
  Dialog,
  Display,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  PowerMonitor,
  Rectangle,
  SafeStorage,
  Screen,
  Shell,
} from 'electron';
import type { KeychainReport, MenuEntry } from '../messages.ts';
import { preventableEvent } from './event.ts';
import { answerHarness, harness } from './harness.ts';
import { type Implementation, onlyImplemented } from './only-implemented.ts';

let displays: Display[] = [];
let idleState: ReturnType<PowerMonitor['getSystemIdleState']> = 'active';

/** Sets what the screens are, when the application becomes ready. */
export function setWorkAreas(workAreas: readonly Rectangle[]): void {
  displays = workAreas.map((workArea, id) =>
    onlyImplemented<Display>('Display', { id, workArea, bounds: workArea, scaleFactor: 1 }),
  );
}

/** Electron's `screen`. */
export const screen = onlyImplemented<Screen>('screen', { getAllDisplays: () => displays });

let idleSecondsAsked: number | undefined;

class PowerMonitorStandIn extends EventEmitter implements Pick<PowerMonitor, 'getSystemIdleState'> {
  getSystemIdleState(idleSeconds: number) {
    idleSecondsAsked = idleSeconds;
    return idleState;
  }
}

const power = new PowerMonitorStandIn();

/** Electron's `powerMonitor`: tells what the harness tells it. */
export const powerMonitor = onlyImplemented<PowerMonitor>('powerMonitor', power);

/** Lets the computer sleep, lock its screen or shut down, as far as the program can see. */
export function tellPower(event: 'suspend' | 'lock-screen' | 'shutdown'): void {
  power.emit(event, preventableEvent());
}

/** Electron's `shell`: tells the harness what it would open. */
export const shell = onlyImplemented<Shell>('shell', {
  openExternal: (url) => harness('openExternal', { url }),
});

async function showMessageBox(...given: [BrowserWindow, MessageBoxOptions] | [MessageBoxOptions]) {
  const { response } = await harness('messageBox', given.length === 2 ? given[1] : given[0]);
  return { response, checkboxChecked: false };
}

/** Electron's `dialog`: asks the harness. */
export const dialog = onlyImplemented<Dialog>('dialog', {
  showMessageBox: showMessageBox as Dialog['showMessageBox'],
  showOpenDialog: ((_window: BrowserWindow, options: OpenDialogOptions) =>
    harness('openDialog', options)) as Dialog['showOpenDialog'],
  showErrorBox: (title, content) => void harness('errorBox', { title, content }),
});

let copied = '';

/** What lies on the system's clipboard. */
export function copiedText(): string {
  return copied;
}

/** Electron's `clipboard`: one text. */
export const clipboard = onlyImplemented<Clipboard>('clipboard', {
  readText: async () => copied,
  writeText: async (text) => {
    copied = text;
  },
  clear: () => {
    copied = '';
  },
});

let keychain = JSON.parse(
  process.env.STAND_IN_KEYCHAIN ?? '{"backend":"basic_text","mood":"falls-back"}',
) as KeychainReport;

/** What the session's keychain would keep: the same for every start, as one person's is. */
const keychainKey = createHash('sha256').update('the keychain of this session').digest();

/** Chromium's marks on what it encrypts on Linux: with a password of its own, or with a key of the keychain. */
const [fixedPasswordMark, keychainMark] = ['v10', 'v11'];

/** Electron's `safeStorage`: its asynchronous calls, which fall back to a fixed password where nothing answers. */
export const safeStorage = onlyImplemented<SafeStorage>('safeStorage', {
  getSelectedStorageBackend: () => keychain.backend,
  // Chromium says yes even where it is about to fall back.
  isAsyncEncryptionAvailable: async () => true,
  async encryptStringAsync(text) {
    if (keychain.mood === 'refuses') throw new Error('Error while encrypting the text provided');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keychainKey, iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const mark = keychain.mood === 'answers' ? keychainMark : fixedPasswordMark;
    return Buffer.concat([Buffer.from(mark ?? ''), iv, cipher.getAuthTag(), body]);
  },
  async decryptStringAsync(encrypted) {
    if (keychain.mood !== 'answers') throw new Error('Error while decrypting the ciphertext provided');
    const decipher = createDecipheriv('aes-256-gcm', keychainKey, encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(15, 31));
    const result = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString(
      'utf8',
    );
    return { result, shouldReEncrypt: false };
  },
});

/** Electron's `Menu`, as a tree of what it was built from. */
class MenuStandIn implements Pick<Electron.Menu, 'items'> {
  static applicationMenu: MenuStandIn | null = null;

  readonly items: Electron.MenuItem[] = [];
  readonly template: readonly MenuItemConstructorOptions[];

  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template;
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): MenuStandIn {
    return new MenuStandIn(template);
  }

  static setApplicationMenu(menu: MenuStandIn | null): void {
    MenuStandIn.applicationMenu = menu;
  }
}

/** Electron's `Menu`. */
export const Menu = onlyImplemented<typeof Electron.Menu>(
  'Menu',
  MenuStandIn as unknown as Implementation<typeof Electron.Menu>,
);

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

function describe(item: MenuItemConstructorOptions): MenuEntry {
  return {
    label: item.label ?? '',
    role: item.role,
    accelerator: item.accelerator ?? undefined,
    submenu: Array.isArray(item.submenu) ? item.submenu.map(describe) : [],
  };
}

answerHarness({
  idleState: ({ state }) => {
    idleState = state;
  },
  idleSecondsAsked: () => idleSecondsAsked,
  clipboard: () => copied,
  copyElsewhere: ({ text }) => {
    copied = text;
  },
  keychain: (report) => {
    keychain = report;
  },
  menu: () => (MenuStandIn.applicationMenu?.template ?? []).map(describe),
  chooseMenuItem: ({ label }) => {
    const item = flatten(MenuStandIn.applicationMenu?.template ?? []).find((each) => each.label === label);
    if (!item?.click) throw new Error(`The menu has no item '${label}' that does something`);
    item.click(undefined as never, undefined, preventableEvent() as never);
  },
});
