const sessionKey = 'casebook.session';
const launchPrefix = '#launch=';

/** Takes the one-use launch token out of the address, so that it stays neither there nor in the history. */
export function takeLaunchToken(): string | undefined {
  if (!location.hash.startsWith(launchPrefix)) return undefined;
  const token = decodeURIComponent(location.hash.slice(launchPrefix.length));
  history.replaceState(null, '', location.pathname);
  return token;
}

/** The session token of this tab, from before a reload. */
export function keptSessionToken(): string | undefined {
  return sessionStorage.getItem(sessionKey) ?? undefined;
}

/** Keeps the session token for this tab alone, until the tab or the server goes. */
export function keepSessionToken(token: string): void {
  sessionStorage.setItem(sessionKey, token);
}

/** Forgets a session token that is good for nothing any more. */
export function dropSessionToken(): void {
  sessionStorage.removeItem(sessionKey);
}

/** Swaps a launch token for a session token; absent when the server refuses it or is gone. */
export async function openSession(launchToken: string): Promise<string | undefined> {
  try {
    const response = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ launchToken }),
      cache: 'no-store',
      credentials: 'omit',
    });
    if (!response.ok) return undefined;
    const answer: unknown = await response.json();
    const token = (answer as { sessionToken?: unknown } | null)?.sessionToken;
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}
