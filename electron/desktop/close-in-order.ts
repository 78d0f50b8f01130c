import type { App, BrowserWindow, PowerMonitor } from 'electron';

/**
 * Ends the program with its window, whichever is asked to go first, but not before `commit` has settled: what is
 * being typed is saved and the journal is closed.
 */
export function closeInOrder(
  parts: {
    readonly app: Pick<App, 'on' | 'quit'>;
    readonly powerMonitor: Pick<PowerMonitor, 'on'>;
    readonly window: BrowserWindow;
  },
  commit: () => Promise<void>,
): void {
  const { app, powerMonitor, window } = parts;
  let isCommitted = false;
  let isCommitting = false;
  const commitOnce = () => {
    if (isCommitting) return;
    isCommitting = true;
    void commit().finally(() => {
      isCommitted = true;
      app.quit();
    });
  };
  app.on('before-quit', (event) => {
    if (isCommitted) return;
    event.preventDefault();
    commitOnce();
  });
  window.on('close', (event) => {
    if (isCommitted) return;
    event.preventDefault();
    app.quit();
  });
  // Windows ends a session without `before-quit`.
  window.on('session-end', commitOnce);
  powerMonitor.on('shutdown', () => app.quit());
  app.on('window-all-closed', () => app.quit());
}
