import type { EntryPerson } from '../../../../shared/domain/entry/entry.ts';

/** What is being typed after an `@`, at the end of the line: absent where no one is being mentioned. */
export function mentionBeingTyped(line: string): string | undefined {
  return /(?:^|\s)@([\p{L}\p{M}'’. -]{0,40})$/u.exec(line)?.[1];
}

/** Known names that begin like what is being typed, in their order; all of them for a bare `@`. */
export function namesFor(typed: string, known: readonly string[]): readonly string[] {
  const beginning = typed.toLowerCase();
  return known.filter((name) => name.toLowerCase().startsWith(beginning) && name.toLowerCase() !== beginning);
}

/** The line with the mention under way completed. */
export function completeMention(line: string, name: string): string {
  const typed = mentionBeingTyped(line);
  return typed === undefined ? line : `${line.slice(0, line.length - typed.length)}${name} `;
}

function nameAt(text: string, known: readonly string[]): string | undefined {
  const beginsLike = (name: string) =>
    text.toLowerCase().startsWith(name.toLowerCase()) && !/^[\p{L}\p{M}]/u.test(text.slice(name.length));
  const longestFirst = known.toSorted((a, b) => b.length - a.length);
  return longestFirst.find(beginsLike) ?? /^[\p{L}\p{M}][\p{L}\p{M}'’-]*/u.exec(text)?.[0];
}

/** The people a line mentions with `@`: a name the journal knows where one fits, else the word after the sign. */
export function mentionedIn(line: string, known: readonly string[]): readonly EntryPerson[] {
  const names = new Map<string, string>();
  for (const match of line.matchAll(/(?:^|\s)@/gu)) {
    const name = nameAt(line.slice(match.index + match[0].length), known);
    if (name !== undefined && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()].map((name) => ({ name, role: 'mentioned' }));
}
