import { EventEmitter } from 'node:events';
import type { DownloadItem, Protocol, ProxyConfig, Session, WebRequest } from 'electron';
import { preventableEvent } from './event.ts';
import { answerHarness } from './harness.ts';
import { onlyImplemented } from './only-implemented.ts';
import { contentsOf } from './window.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type DisplayHandler = Parameters<Session['setDisplayMediaRequestHandler']>[0];
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

class ProtocolStandIn implements Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'> {
  readonly handlers = new Map<string, Parameters<Protocol['handle']>[1]>();

  handle(scheme: string, handler: Parameters<Protocol['handle']>[1]): void {
    this.handlers.set(scheme, handler);
  }

  registerSchemesAsPrivileged(schemes: Parameters<Protocol['registerSchemesAsPrivileged']>[0]): void {
    for (const { privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure)
        throw new Error('The stand-in maps secure standard schemes');
    }
  }
}

type Implemented =
  | 'protocol'
  | 'webRequest'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'setProxy';

class SessionStandIn extends EventEmitter implements Pick<Session, Implemented> {
  readonly protocolStandIn = new ProtocolStandIn();
  readonly protocol = onlyImplemented<Protocol>('protocol', this.protocolStandIn);
  readonly webRequest = onlyImplemented<WebRequest>('webRequest', {
    onBeforeRequest: ((listener: BeforeRequest | null) => {
      this.beforeRequest = listener;
    }) as WebRequest['onBeforeRequest'],
  });
  beforeRequest: BeforeRequest | null = null;
  requestHandler: RequestHandler = null;
  checkHandler: CheckHandler = null;
  deviceHandler: DeviceHandler = () => true;
  displayHandler: DisplayHandler | undefined;
  proxy: ProxyConfig | undefined;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.checkHandler = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.deviceHandler = handler;
  }

  setDisplayMediaRequestHandler(handler: DisplayHandler): void {
    this.displayHandler = handler;
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    if (isEnabled) throw new Error('The stand-in has no spell checker');
  }

  async setProxy(config: ProxyConfig): Promise<void> {
    this.proxy = config;
  }
}

const sessions = new Map<string, SessionStandIn>();

function sessionOf(partition: string): SessionStandIn {
  const known = sessions.get(partition) ?? new SessionStandIn();
  sessions.set(partition, known);
  return known;
}

/** Electron's `session`: one a partition; none of them is kept on disk. */
export const session = onlyImplemented<typeof Electron.session>('session', {
  fromPartition: (partition) => onlyImplemented<Session>('session', sessionOf(partition)),
});

/** Electron's `protocol`: the default session's. */
export const protocol = sessionOf('').protocol;

answerHarness({
  async request({ partition, url, method, headers }) {
    const handler = sessionOf(partition).protocolStandIn.handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) throw new Error(`No handler for ${url}`);
    const response = await handler(new Request(url, { method, headers }));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  },
  mayRequest({ partition, url, resourceType }) {
    const { beforeRequest } = sessionOf(partition);
    if (!beforeRequest) return Promise.resolve(true);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const details = { url, resourceType } as Electron.OnBeforeRequestListenerDetails;
    beforeRequest(onlyImplemented('details', details), ({ cancel }) => resolve(cancel !== true));
    return promise;
  },
  mayDownload({ windowId, url, filename }) {
    const { contents, partition } = contentsOf(windowId);
    const event = preventableEvent();
    let hidesFromRecent = false;
    const item = onlyImplemented<DownloadItem>('DownloadItem', {
      getURL: () => url,
      getFilename: () => filename,
      setSaveDialogOptions: (options) => {
        hidesFromRecent = options.properties?.includes('dontAddToRecent') ?? false;
      },
    });
    sessionOf(partition).emit('will-download', event, item, contents);
    if (!event.defaultPrevented && !hidesFromRecent)
      throw new Error('A download would be among the recent files');
    return !event.defaultPrevented;
  },
  permission({ windowId, permission, url, isMainFrame }) {
    const { contents, partition } = contentsOf(windowId);
    const { requestHandler, checkHandler } = sessionOf(partition);
    const answer = Promise.withResolvers<boolean>();
    const details = { requestingUrl: url, isMainFrame };
    if (requestHandler) requestHandler(contents, permission, answer.resolve, details);
    else answer.resolve(true);
    const origin = new URL(url);
    const isChecked = checkHandler?.(
      contents,
      permission as Parameters<NonNullable<CheckHandler>>[1],
      `${origin.protocol}//${origin.host}/`,
      { isMainFrame, requestingUrl: url } as Electron.PermissionCheckHandlerHandlerDetails,
    );
    return answer.promise.then((isGranted) => ({ isGranted, isChecked: isChecked ?? true }));
  },
  devices({ partition }) {
    const { deviceHandler, displayHandler } = sessionOf(partition);
    const device = { deviceType: 'usb', origin: 'app://casebook', device: {} } as never;
    return { isGranted: deviceHandler?.(device) ?? true, mayCaptureScreen: displayHandler !== null };
  },
  proxy: ({ partition }) => sessionOf(partition).proxy,
});
