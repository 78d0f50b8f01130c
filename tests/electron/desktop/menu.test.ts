import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { contextMenuTemplate, menuTemplate } from '../../../electron/desktop/menu.ts';

const actions = { newEntry: () => {}, lock: () => {} };

function itemsOf(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

describe('the native menu', () => {
  it.each([true, false])(
    'has no reload and no developer tools in a packaged program (macOS: %s)',
    (isMac) => {
      const items = itemsOf(menuTemplate(actions, { isMac, isDevelopment: false }));
      // `viewMenu` would bring both with it.
      for (const role of [
        'reload',
        'forceReload',
        'toggleDevTools',
        'viewMenu',
        'recentDocuments',
      ] as const) {
        expect(items.some((item) => item.role === role)).toBe(false);
      }
    },
  );

  it('gives locking and a new entry keys of their own, none used twice', () => {
    const items = itemsOf(menuTemplate(actions, { isMac: false, isDevelopment: true }));
    const keys = items.flatMap(({ accelerator }) => (accelerator ? [accelerator] : []));
    expect(items.find(({ label }) => label === 'Lock Journal')?.accelerator).toBe('CmdOrCtrl+Shift+L');
    expect(items.find(({ label }) => label === 'New Entry')?.accelerator).toBe('CmdOrCtrl+N');
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('can be quit from on every system', () => {
    expect(
      itemsOf(menuTemplate(actions, { isMac: false, isDevelopment: false })).map(({ role }) => role),
    ).toContain('quit');
    expect(
      itemsOf(menuTemplate(actions, { isMac: true, isDevelopment: false })).map(({ role }) => role),
    ).toContain('appMenu');
  });
});

describe('the menu under the mouse', () => {
  const nothing = { canCut: false, canCopy: false, canPaste: false, canSelectAll: true };

  it('stays away where nothing can be done', () => {
    expect(contextMenuTemplate(nothing)).toEqual([]);
  });

  it('offers to copy from a text that cannot be changed, and nothing that would change it', () => {
    const items = contextMenuTemplate({ ...nothing, canCopy: true });
    expect(items.filter(({ enabled }) => enabled).map(({ role }) => role)).toEqual(['copy', 'selectAll']);
  });
});
