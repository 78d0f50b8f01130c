import type { Event, OnBeforeRequestListenerDetails, Session, WebContents } from 'electron';
import { appOrigin, isOwnAddress } from './app-origin.ts';

/** The one thing the page may do that Chromium asks about. */
const grantedPermission = 'clipboard-sanitized-write';

/** Whether a request may be made: our own files, what the page made itself, and pictures written out in full. */
export function isAllowedRequest(
  { url, resourceType }: Pick<OnBeforeRequestListenerDetails, 'url' | 'resourceType'>,
  hasDevTools: boolean,
): boolean {
  if (url.startsWith('devtools://')) return hasDevTools;
  if (url.startsWith('data:')) return resourceType === 'image';
  if (url.startsWith('blob:')) return url.startsWith(`blob:${appOrigin}/`);
  return isOwnAddress(url);
}

/** Closes every way a session has to a device, to the network and to a server of the browser's maker. */
export async function secureSession(session: Session, hasDevTools: boolean): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permission === grantedPermission && details.isMainFrame && isOwnAddress(details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === grantedPermission && isOwnAddress(`${origin}/`),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isAllowedRequest(details, hasDevTools) }),
  );
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) event.preventDefault();
    // What was exported is the person's own to find again: the system's list of recent files need not tell of it.
    else item.setSaveDialogOptions({ properties: ['showOverwriteConfirmation', 'dontAddToRecent'] });
  });
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'http://127.0.0.1:9',
    proxyBypassRules: '<-loopback>',
  });
}

/** Keeps a page where it is: no other page, no other window, no guest; an address elsewhere goes to `leave`. */
export function secureContents(contents: WebContents, leave: (address: string) => void): void {
  const stay = (event: Pick<Event, 'preventDefault'>, address: string) => {
    if (!isOwnAddress(address)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => {
    stay(event, event.url);
    leave(event.url);
  });
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    leave(url);
    return { action: 'deny' };
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
