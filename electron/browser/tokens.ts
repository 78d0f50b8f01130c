import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a launch token may be used. */
export const launchTokenLifeMs = 60_000;

/** More unused launch tokens than this are never wanted: the oldest goes. */
const mostUnused = 16;

/** What lets a window in: a launch token, once, against a session token that lives as long as the server. */
export interface Tokens {
  /** A launch token for one window, to be used once within `launchTokenLifeMs`. */
  issueLaunch(): string;
  /** The session token for a launch token, or null where it is unknown, used up or too old. */
  redeem(launchToken: string): string | null;
  isSession(token: string): boolean;
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Digests have one length, so that comparing them takes as long whatever was sent. */
function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function isAmong(digests: readonly Buffer[], wanted: Buffer): boolean {
  let isFound = false;
  for (const digest of digests) isFound = timingSafeEqual(digest, wanted) || isFound;
  return isFound;
}

/** Tokens that nothing but this process knows: they die with it. `now` counts milliseconds and never goes back. */
export function createTokens(now: () => number): Tokens {
  let launches: { readonly digest: Buffer; readonly expiresAt: number }[] = [];
  const sessions: Buffer[] = [];

  function forgetExpired(): void {
    launches = launches.filter(({ expiresAt }) => now() < expiresAt);
  }

  return {
    issueLaunch() {
      const token = newToken();
      forgetExpired();
      launches.push({ digest: digestOf(token), expiresAt: now() + launchTokenLifeMs });
      launches = launches.slice(-mostUnused);
      return token;
    },
    redeem(launchToken) {
      forgetExpired();
      const digest = digestOf(launchToken);
      const digests = launches.map((launch) => launch.digest);
      if (!isAmong(digests, digest)) return null;
      launches = launches.filter((launch) => !launch.digest.equals(digest));
      const session = newToken();
      sessions.push(digestOf(session));
      return session;
    },
    isSession: (token) => isAmong(sessions, digestOf(token)),
  };
}
