const { contextBridge, ipcRenderer } = require('electron');

const greeted = new Promise((resolve) => ipcRenderer.on('greeting', (_event, word) => resolve(word)));

contextBridge.exposeInMainWorld('tiny', {
  echo: (words) => ipcRenderer.invoke('echo', words),
  use: (member) => ipcRenderer.invoke('use', member),
  greeted: () => greeted,
});
