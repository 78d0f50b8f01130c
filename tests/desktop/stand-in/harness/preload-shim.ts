type Binding = (message: { type: 'invoke' | 'send'; channel: string; args: unknown[] }) => Promise<unknown>;

/** The name under which any frame can reach the main process: what a page that was taken over could do. */
export const rawPort = '__standInPort';

/** The name under which the main process reaches the page. */
export const delivery = '__standInDeliver';

/**
 * Stands for Electron's `contextBridge` and `ipcRenderer` in the page; sent to it as text, so it uses nothing from
 * outside. Values cross as Electron lets them: copied and frozen, functions as proxies, anything else refused.
 */
export function preloadShim(
  portName: string,
  deliveryName: string,
): { contextBridge: object; ipcRenderer: object } {
  const page = globalThis as unknown as Record<string, unknown>;
  const port = page[portName] as Binding;
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();

  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => cross(Reflect.apply(value, undefined, args.map(cross)));
    }
    if (value instanceof Promise) return value.then(cross, (error) => Promise.reject(cross(error)));
    if (value === null || typeof value !== 'object') {
      if (typeof value === 'symbol') throw new TypeError('A symbol cannot cross the context bridge');
      return value;
    }
    if (value instanceof Error) return new Error(value.message);
    if (Array.isArray(value)) return Object.freeze(value.map(cross));
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return structuredClone(value);
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cross(each)])));
  };

  Object.defineProperty(page, deliveryName, {
    value: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    },
  });

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      port({ type: 'invoke', channel, args: structuredClone(args) }),
    send: (channel: string, ...args: unknown[]) => {
      void port({ type: 'send', channel, args: structuredClone(args) });
    },
    on(channel: string, listener: (...args: unknown[]) => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: (...args: unknown[]) => void) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      Object.defineProperty(page, name, { value: cross(api), enumerable: true });
    },
  };
  return { contextBridge, ipcRenderer };
}

/** The text that runs the preload script before anything else in a window's main frame, as a sandbox would. */
export function preloadText(source: string): string {
  return `if (window === window.top && location.protocol === 'https:') {
    const electron = (${preloadShim.toString()})(${JSON.stringify(rawPort)}, ${JSON.stringify(delivery)});
    const module = { exports: {} };
    const require = (name) => {
      if (name === 'electron') return electron;
      throw new Error('A sandboxed preload script cannot load ' + name);
    };
    (function (module, exports, require) {${source}\n})(module, module.exports, require);
  }`;
}
