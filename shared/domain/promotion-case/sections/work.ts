import { inWords } from '../../civil-date/civil-date.ts';
import { counted } from '../../wording/counted.ts';
import { entrySource, generatedBlock } from '../blocks.ts';
import { type Building, toldBullet, untold } from '../building.ts';
import type { CaseBlock } from '../case.ts';
import { byDate, type CountedEntry } from '../case-material.ts';
import { projectKey, ranked } from '../ranking.ts';
import { withoutMarks } from '../sentences.ts';
import { periodInWords, reference, workSentence } from '../wording.ts';

const mostNamed = 3;

/** A piece of work: the entries of one project, or one entry without a project. */
export interface Piece {
  readonly name: string;
  /** The entry that stands for it: its first one. */
  readonly first: CountedEntry;
  /** Best first. */
  readonly items: readonly CountedEntry[];
}

/** Groups entries, best first, into pieces of work in the order of their best entries. */
export function piecesOf(inRank: readonly CountedEntry[]): readonly Piece[] {
  const groups = Map.groupBy(inRank, (item) => projectKey(item) || item.entry.id);
  return [...groups.values()].flatMap((items) => {
    const first = items.toSorted(byDate)[0];
    if (!first) return [];
    return [{ name: pieceName(first), first, items }];
  });
}

/** The project, or what changed; the day where neither is recorded. */
function pieceName({ entry }: CountedEntry): string {
  const project = withoutMarks(entry.project ?? '');
  const changed = withoutMarks(entry.impact?.what ?? '');
  if (project !== '') return project;
  return changed === '' ? `Work of ${inWords(entry.date)}` : changed;
}

/** Whether the piece is a project, and not a single entry without one. */
export function isProject({ first }: Piece): boolean {
  return projectKey(first) !== '';
}

/** A piece of work as its heading, its period and role, its result first and then its story by date. */
export function pieceBlocks(
  building: Building,
  sectionId: string,
  piece: Piece,
  chosen: readonly CountedEntry[],
): readonly CaseBlock[] {
  const inOrder = chosen.toSorted(byDate);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last) return [];
  const lead = chosen.find((item) => item.entry.impact) ?? first;
  const isAlone = chosen.length === 1;
  const hasOneRole = new Set(chosen.map(({ entry }) => entry.role)).size === 1;
  const intro = [
    `${periodInWords(first.entry.date, last.entry.date)}.`,
    ...(isAlone ? [] : [workSentence(chosen.map(({ entry }) => entry))]),
  ].filter((part) => part !== '');
  const withRole = isAlone || !hasOneRole;
  const mostSentences = isAlone ? 3 : 2;
  return [
    generatedBlock({
      sectionId,
      key: `work/${piece.first.entry.id}`,
      form: 'paragraph',
      under: piece.name,
      text: intro.join(' '),
      sources: inOrder.map((item) => entrySource(item)),
    }),
    ...[lead, ...inOrder.filter((item) => item !== lead)].map((item) =>
      toldBullet(building, sectionId, item, { mostSentences, mostWords: 50, withRole }, piece.name),
    ),
  ];
}

/** One line for the entries of a piece that were left out, so that nothing vanishes silently. */
export function restBlock(
  sectionId: string,
  rest: readonly CountedEntry[],
  under: string | undefined,
): readonly CaseBlock[] {
  const inOrder = rest.toSorted(byDate);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last) return [];
  return [
    generatedBlock({
      sectionId,
      key: `more/${first.entry.id}`,
      form: 'bullet',
      under,
      text:
        rest.length <= mostNamed
          ? `Also: ${inOrder.map(({ entry }) => reference(entry)).join('; ')}.`
          : `${counted(rest.length, 'more entry', 'more entries')}, ${periodInWords(first.entry.date, last.entry.date)}.`,
      sources: inOrder.map((item) => entrySource(item)),
    }),
  ];
}

/** The entries no section has told, among these, best first. */
export function untoldAmong(building: Building, keep: (item: CountedEntry) => boolean) {
  return ranked(untold(building).filter(keep), building.strengths);
}
