/** Whether an address may be kept in the journal and opened from it: http, https and mailto only. */
export function isSafeUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:', 'mailto:'].includes(new URL(text).protocol);
}
