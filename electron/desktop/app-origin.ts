/** The scheme everything in the window is served from. */
export const appScheme = 'app';

/** The host within the scheme; no other is served. */
export const appHost = 'casebook';

/** The origin of our own page, as Chromium writes it. */
export const appOrigin = `${appScheme}://${appHost}`;

/** Whether an address, in whatever spelling, lies within our own origin. */
export function isOwnAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).href.startsWith(`${appOrigin}/`);
}
