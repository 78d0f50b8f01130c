/** A forbidden mention is put together from parts, so that this file does not mention it itself. */
const of = (parts: readonly string[], flags: string) => new RegExp(parts.join(''), flags);

/** What no file of the project may mention. */
export const forbiddenMentions: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'notes beside the project',
    pattern: of(['\\bshared/', '(?:[A-Z]{4,}\\.md|look/|eval/|hooks/|skills/)'], ''),
  },
  { what: 'a path on one machine', pattern: of(['(?:^|[\\s"\'`(=])/', '(?:work|root)/[\\w.-]'], 'm') },
  {
    what: 'a package registry',
    pattern: of(['\\bregistry\\.[a-z]', '|npm(?:js|mirror)\\.', '|yarn', 'pkg\\.com|py', 'pi\\.org'], 'i'),
  },
];

/** What a text mentions that it may not; `checkout` is the folder the project lies in here. */
export function mentionsIn(text: string, checkout: string): readonly string[] {
  const found = forbiddenMentions.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);
  return text.includes(checkout) ? [...found, 'the folder it lies in here'] : found;
}
