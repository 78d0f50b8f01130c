import type { Entry } from './entry.ts';

/** The words of a text in small letters; a figure is one too. */
export function* wordsIn(text: string): Generator<string> {
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
    yield word;
  }
}

/** Everything an entry says in words, in any of its fields. */
export function saidIn({ text, project, people, impact, links }: Entry): string {
  return [
    text,
    project ?? '',
    ...people.map(({ name }) => name),
    ...(impact ? [impact.what, impact.before, impact.after] : []),
    ...links.flatMap(({ url, label }) => [url, label]),
  ].join('\n');
}

/** Everything an entry holds as text, the editor's state included. */
function heldIn(entry: Entry): string {
  return `${saidIn(entry)}\n${entry.zone ?? ''}\n${entry.body ? JSON.stringify(entry.body) : ''}`;
}

/** Whether an entry had words that are nowhere in what it has become; going on writing loses none. */
export function losesWords(before: Entry, after: Entry): boolean {
  const held = heldIn(after).normalize('NFKC').toLowerCase();
  for (const word of wordsIn(heldIn(before))) if (!held.includes(word)) return true;
  return false;
}
