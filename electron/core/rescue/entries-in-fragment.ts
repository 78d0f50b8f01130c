import { entryKinds } from '../../../shared/domain/entry/kind.ts';
import { visibilities } from '../../../shared/domain/entry/visibility.ts';
import { betweenNoise } from './noise.ts';
import type { Row } from './storable-entry.ts';

/** An entry's values as they follow one another in its row: its id to its visibility, then its text. */
const beginning = new RegExp(
  [
    '(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?',
    `(?<kind>${entryKinds.join('|')})`,
    String.raw`(?<date>\d{4}-\d{2}-\d{2})`,
    String.raw`(?<time>\d{2}:\d{2})?`,
    '(?<zone>[A-Z][A-Za-z_]+(?:/[A-Za-z_+-]+)+|UTC)?',
    `(?<visibility>${visibilities.join('|')})`,
  ].join(''),
  'g',
);

/** What comes after the text in a row: the editor's state, the facets, or the moments. */
const afterText =
  /\{"root":\{|\{"(?:stretch|feedback)":\{|\{\}\{|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/;

/** Shorter stretches of letters turn up in noise by themselves. */
const leastLetters = 24;

/**
 * The entries whose words can still be read in a stretch of a damaged page that no row could be made of, each with the
 * values that could be told apart. Where not even a beginning is left, the longest stretch of words is the text.
 */
export function entriesInFragment(bytes: Buffer): readonly Row[] {
  const found = bytes.toString('utf8');
  const beginnings = [...found.matchAll(beginning)];
  if (beginnings.length === 0) return headless(found);
  return beginnings.map((match, index) => {
    const rest = found.slice(match.index + match[0].length, beginnings[index + 1]?.index);
    return { ...absentIsNull(match.groups), ...momentsIn(rest), text: textIn(rest) };
  });
}

function headless(found: string): readonly Row[] {
  const stretches = betweenNoise(found).map(textIn);
  const longest = stretches.reduce((a, b) => (b.length > a.length ? b : a), '');
  const letters = longest.match(/\p{L}/gu)?.length ?? 0;
  return letters >= leastLetters ? [{ ...momentsIn(found), text: longest }] : [];
}

function textIn(rest: string): string {
  const end = rest.search(afterText);
  return (end < 0 ? rest : rest.slice(0, end)).trim();
}

function momentsIn(rest: string): Row {
  const [createdAt = null, updatedAt = null, deletedAt = null] =
    rest.match(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g)?.slice(-3) ?? [];
  return { created_at: createdAt, updated_at: updatedAt, deleted_at: deletedAt };
}

function absentIsNull(groups: Readonly<Record<string, string | undefined>> | undefined): Row {
  return Object.fromEntries(Object.entries(groups ?? {}).map(([name, value]) => [name, value ?? null]));
}
