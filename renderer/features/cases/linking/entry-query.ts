/**
 * The search for entries that can be linked: shareable ones alone, and the word that is still being typed matches by
 * its beginning.
 */
export function linkQuery(typed: string): string {
  const text = typed.trim();
  const isInPhrase = text.split('"').length % 2 === 0;
  const isTyping = !isInPhrase && !/\s$/.test(typed) && /(?:^|\s)[\p{L}\p{N}]{2,}$/u.test(text);
  return `is:shareable ${text}${isTyping ? '*' : ''}`;
}
