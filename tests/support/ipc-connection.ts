import { onTestFinished, vi } from 'vitest';
import type { Application } from '../../electron/core/application.ts';
import { type DesktopBridge, eventChannel } from '../../electron/desktop/bridge.ts';
import { serveChannels } from '../../electron/desktop/ipc.ts';
import { type Answer, type Connection, channelNames } from '../../shared/contract/contract.ts';

type Handle = Parameters<typeof serveChannels>[0]['handle'];
type Listener = (event: unknown, ...values: unknown[]) => void;

/**
 * A connection as the desktop's page has it: the real preload script and the real doors of the main process, with
 * Electron's wire between them played by structured clones, as on the wire itself.
 */
export async function connectOverIpc(application: Application): Promise<Connection> {
  const doors = new Map<string, Parameters<Handle>[1]>();
  serveChannels({ handle: (channel, door) => void doors.set(channel, door) }, application, () => true);

  const listeners = new Map<string, Set<Listener>>();
  const listenersOf = (channel: string) => {
    const known = listeners.get(channel) ?? new Set<Listener>();
    listeners.set(channel, known);
    return known;
  };
  const stop = application.subscribe((event) => {
    for (const listener of listenersOf(eventChannel)) listener({}, structuredClone(event));
  });

  const exposed: { casebook?: DesktopBridge } = {};
  vi.stubGlobal('CHANNEL_NAMES', channelNames);
  vi.resetModules();
  vi.doMock('electron', () => ({
    contextBridge: {
      exposeInMainWorld: (_name: string, bridge: DesktopBridge) =>
        Object.assign(exposed, { casebook: bridge }),
    },
    ipcRenderer: {
      async invoke(channel: string, params: unknown) {
        const door = doors.get(channel);
        if (!door) throw new Error(`No handler for ${channel}.`);
        return structuredClone(await door({} as Parameters<typeof door>[0], structuredClone(params)));
      },
      on: (channel: string, listener: Listener) => listenersOf(channel).add(listener),
      off: (channel: string, listener: Listener) => listenersOf(channel).delete(listener),
      send: () => undefined,
    },
  }));
  onTestFinished(() => {
    stop();
    vi.doUnmock('electron');
    vi.unstubAllGlobals();
  });
  await import('../../electron/desktop/preload.ts');

  const bridge = exposed.casebook;
  if (!bridge) throw new Error('The preload script exposed nothing.');
  return {
    call: async (name, params) => (await bridge.call(name, params)) as Answer<typeof name>,
    subscribe: bridge.subscribe,
  };
}
