import { contextBridge, ipcRenderer } from 'electron';
import type { ChannelName, CoreEvent, ShellCommand } from '../../shared/contract/contract.ts';
import {
  commandChannel,
  commandDoneChannel,
  copySecretChannel,
  type DesktopBridge,
  eventChannel,
  ipcChannel,
} from './bridge.ts';

/** Every channel's name, written in by the build so that no validator is loaded here. */
declare const CHANNEL_NAMES: readonly ChannelName[];

const channels = Object.fromEntries(
  CHANNEL_NAMES.map((name) => [name, (params: unknown) => ipcRenderer.invoke(ipcChannel(name), params)]),
) as DesktopBridge['channels'];

const commandListeners = new Set<(command: ShellCommand) => void | Promise<void>>();

ipcRenderer.on(commandChannel, async (_event, id: number, command: ShellCommand) => {
  await Promise.allSettled([...commandListeners].map(async (listener) => listener(command)));
  ipcRenderer.send(commandDoneChannel, id);
});

const bridge: DesktopBridge = {
  channels: Object.freeze(channels),
  async call(name, params) {
    if (!Object.hasOwn(channels, name)) {
      const message = 'This part of Casebook is not known here. Nothing was changed.';
      return { ok: false, failure: { code: 'unknown-channel', message } };
    }
    return channels[name as ChannelName](params);
  },
  subscribe(listener) {
    const forward = (_event: unknown, event: CoreEvent) => listener(event);
    ipcRenderer.on(eventChannel, forward);
    return () => ipcRenderer.off(eventChannel, forward);
  },
  onCommand(listener) {
    commandListeners.add(listener);
    return () => commandListeners.delete(listener);
  },
  copySecret: (secret) => ipcRenderer.invoke(copySecretChannel, secret),
};

contextBridge.exposeInMainWorld('casebook', Object.freeze(bridge));
