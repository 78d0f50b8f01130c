import { type ChildProcess, spawn } from 'node:child_process';
import open from 'open';
import { findInstalledChromium } from './installed-browser.ts';

/** How long a browser that cannot start takes to say so. */
const refusalMs = 3000;

/** False where a browser ends with an error; one that hands over to a running one ends at once, without. */
function hasStarted(browser: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => resolve(true), refusalMs);
    const settle = (isStarted: boolean) => {
      clearTimeout(patience);
      resolve(isStarted);
    };
    browser.once('error', () => settle(false));
    browser.once('exit', (code) => settle(code === 0));
    browser.unref();
  });
}

/** Whether a window can be shown at all: on Linux that takes a display. */
export function hasDisplay(platform = process.platform, env = process.env): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Shows an address as a window of its own where a browser can, else in the default browser; false where none started. */
export async function openWindow(url: string): Promise<boolean> {
  const chromium = findInstalledChromium();
  if (chromium) {
    const window = spawn(chromium, [`--app=${url}`], { detached: true, stdio: 'ignore' });
    if (await hasStarted(window)) return true;
  }
  try {
    return await hasStarted(await open(url));
  } catch {
    return false;
  }
}
