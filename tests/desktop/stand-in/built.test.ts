import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtMain } from './harness/desktop.ts';
import { expect, test } from './harness/fixtures.ts';

const folder = dirname(builtMain);
const built = readdirSync(folder)
  .filter((name) => /\.c?js$/.test(name))
  .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') }));

/** What a built file takes from Electron, by name; `default` is the whole module. */
function takenFromElectron(source: string): readonly string[] {
  const imports = [...source.matchAll(/import\s+([^;]*?)\s+from\s*["']electron(?:\/\w+)?["']/g)];
  const named = imports.flatMap(([, clause = '']) =>
    clause.split(/[{},]/).map((name) => name.replace(/\sas\s.*/, '').trim()),
  );
  const required = /require\(["']electron(?:\/\w+)?["']\)/.test(source) ? ['required'] : [];
  return [...named, ...required].filter((name) => name !== '');
}

test('uses of Electron only what it needs: nothing that reports, updates, records, notifies or talks', () => {
  const main = built.find(({ name }) => name === 'main.js');
  const taken = new Set(takenFromElectron(main?.source ?? ''));
  expect(taken.size).toBeGreaterThan(10);
  // electron-store takes the whole module, and asks it for its folder, its name and its windows' messages.
  const known = [
    'app',
    'BrowserWindow',
    'clipboard',
    'dialog',
    'ipcMain',
    'Menu',
    'powerMonitor',
    'protocol',
    'safeStorage',
    'screen',
    'session',
    'shell',
    'electron',
  ];
  expect([...taken].filter((name) => !known.includes(name))).toEqual([]);
  const others = built.filter(({ name }) => name !== 'main.js' && name !== 'preload.cjs');
  expect(others.flatMap(({ source }) => takenFromElectron(source))).toEqual([]);
});

for (const word of [
  'crashReporter',
  'autoUpdater',
  'netLog',
  'desktopCapturer',
  'contentTracing',
  'addRecentDocument',
  'addWordToSpellCheckerDictionary',
  'setSpellCheckerDictionaryDownloadURL',
  'setUserTasks',
  'executeJavaScript',
  'enableBlinkFeatures',
  'new Notification',
  'child_process',
  'encryptString(',
  'decryptString(',
]) {
  test(`holds no ${word}`, () => {
    expect(built.filter(({ source }) => source.includes(word)).map(({ name }) => name)).toEqual([]);
  });
}

test('its preload script takes the bridge and the messages of Electron, and nothing else', () => {
  const source = built.find(({ name }) => name === 'preload.cjs')?.source ?? '';
  const used = [...source.matchAll(/\belectron\.(\w+)/g)].map(([, name]) => name);
  expect([...new Set(used)].toSorted()).toEqual(['contextBridge', 'ipcRenderer']);
  expect([...source.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name)).toEqual(['electron']);
  expect(source).not.toMatch(/exposeInMainWorld\([^,]+,\s*(?:electron\.)?ipcRenderer/);
});
