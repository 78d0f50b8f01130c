/** What no person writes: control characters, and what stands for bytes that are no text. */
const noise = /(?:(?![\t\n\r])\p{Cc}|\ufffd)+/gu;

/** Whether a text holds bytes that were never written as text. */
export function hasNoise(text: string): boolean {
  return text.search(noise) >= 0;
}

/** The text with each stretch of noise shown as one replacement character, so that a reader sees the gap. */
export function withNoiseShown(text: string): string {
  return text.replace(noise, '\ufffd').trim();
}

/** What stands between stretches of noise longer than a character. */
export function betweenNoise(text: string): readonly string[] {
  return text.split(/(?:(?![\t\n\r])\p{Cc}|\ufffd){2,}/u);
}
