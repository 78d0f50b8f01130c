const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text on one line without control characters, which no document format has a use for. */
export function onOneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** Text that stands for itself in HTML, between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return onOneLine(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
