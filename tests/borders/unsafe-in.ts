/** The only schemes an address may have, named here once more so that the check does not trust what it checks. */
const safeSchemes = ['http:', 'https:', 'mailto:'];

function isUnsafe(address: unknown): boolean {
  if (typeof address !== 'string') return true;
  try {
    return !safeSchemes.includes(new URL(address).protocol);
  } catch {
    return true;
  }
}

/** Everything in an editor's serialised state that is more than words and safe addresses, as sentences. */
export function unsafeIn(state: unknown): readonly string[] {
  const found: string[] = [];
  function visit(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (/^(url|href|src|srcset|action)$/i.test(key) && isUnsafe(value))
        found.push(`${key}: ${String(value)}`);
      if (/style$/i.test(key) && value !== '') found.push(`${key}: ${String(value)}`);
      if (/^on/i.test(key)) found.push(`${key}: a handler`);
      visit(value);
    }
  }
  visit(state);
  return found;
}
