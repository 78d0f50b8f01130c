import type { BrowserWindow } from 'electron';

const windows = new Set<BrowserWindow>();

/** Every window that is open. */
export function allWindows(): BrowserWindow[] {
  return [...windows];
}

/** Remembers a window until it is forgotten. */
export function rememberWindow(window: BrowserWindow): void {
  windows.add(window);
}

/** Forgets a window; true if it was the last one. */
export function forgetWindow(window: BrowserWindow): boolean {
  return windows.delete(window) && windows.size === 0;
}
