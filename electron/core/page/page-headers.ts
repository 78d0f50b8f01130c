import { randomBytes } from 'node:crypto';

/** What a shell says about the page it serves. */
export interface PagePolicy {
  /** Fresh for every page; the component library's own style elements carry it. */
  readonly nonce: string;
  /** Addresses beside the page's own origin it may connect to. */
  readonly connect: readonly string[];
}

/** A nonce nobody can foresee. */
export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

/**
 * The Content Security Policy of every shell: the page's own scripts, styles, fonts and images and nothing else.
 * Strings become code only through the named policies, whose markup is sanitised before it gets there.
 */
function contentSecurityPolicy({ nonce, connect }: PagePolicy): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...connect].join(' '),
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lexical dompurify casebook 'allow-duplicates'",
  ].join('; ');
}

const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** The headers every answer of a shell carries: isolated, never stored, never framed, with no say over the machine. */
export function pageHeaders(policy: PagePolicy): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(policy),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': [
      'clipboard-write=(self)',
      ...deniedFeatures.map((feature) => `${feature}=()`),
    ].join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
  };
}

/** Stands in the built page where the component library looks for the nonce. */
export const noncePlaceholder = '__CSP_NONCE__';

/** The page with the nonce in the placeholder's stead. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(noncePlaceholder, nonce);
}
