import { EventEmitter } from 'node:events';
import type {
  BrowserWindow,
  Dialog,
  Display,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  PowerMonitor,
  Rectangle,
  Screen,
  Shell,
} from 'electron';
import type { MenuEntry } from '../messages.ts';
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

class PowerMonitorStandIn extends EventEmitter implements Pick<PowerMonitor, 'getSystemIdleState'> {
  getSystemIdleState() {
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
  showErrorBox: (title, content) => void harness('errorBox', { title, content }),
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
  menu: () => (MenuStandIn.applicationMenu?.template ?? []).map(describe),
  chooseMenuItem: ({ label }) => {
    const item = flatten(MenuStandIn.applicationMenu?.template ?? []).find((each) => each.label === label);
    if (!item?.click) throw new Error(`The menu has no item '${label}' that does something`);
    item.click(undefined as never, undefined, preventableEvent() as never);
  },
});
