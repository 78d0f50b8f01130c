import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, session } from 'electron';

const page = `<!doctype html><title>Tiny</title><p id="place">Served by the main process</p>`;

app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir'));
await Promise.resolve();
void app.whenReady().then(async () => {
  const ours = session.fromPartition('tiny');
  ours.protocol.handle('app', (request) =>
    request.url === 'app://casebook/index.html'
      ? new Response(page, {
          headers: { 'Content-Type': 'text/html', 'Content-Security-Policy': "script-src 'none'" },
        })
      : new Response(null, { status: 404 }),
  );
  ipcMain.handle('echo', (event, words) => ({ words, origin: event.senderFrame?.origin }));
  ipcMain.handle('use', (_event, member: string) => {
    const use = Reflect.get(app, member) as () => unknown;
    return use();
  });
  const window = new BrowserWindow({
    webPreferences: { partition: 'tiny', preload: fileURLToPath(new URL('preload.cjs', import.meta.url)) },
  });
  await window.loadURL('app://casebook/index.html');
  window.webContents.send('greeting', 'hello');
});
