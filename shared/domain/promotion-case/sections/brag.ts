import { raisesStrength } from '../../evidence/strength.ts';
import { skillArea } from '../../skill-area/taxonomy.ts';
import { type Building, toldBullet } from '../building.ts';
import type { CaseBlock } from '../case.ts';
import { byDate, type CountedEntry, isIn } from '../case-material.ts';
import { otherWork } from '../headings.ts';
import { isWork, projectKey, spread } from '../ranking.ts';
import { asBullet } from '../telling.ts';
import { mayTell } from '../wording.ts';
import { isLeverage } from './leverage.ts';
import { othersSay } from './others-say.ts';
import { pieceBlocks, piecesOf, restBlock, untoldAmong } from './work.ts';

const mostProjects = 12;
const mostEntriesOfProject = 6;
const mostEntriesOfSection = 12;

const outsideWords =
  /\b(?:meet-?ups?|conference|open[- ]source|volunteer\w*|blog(?: post)?|podcast|side project|user group|hackathon)\b/i;
const companyWords =
  /\b(?:hir(?:e|ed|ing)|interview(?:s|ed|ing)?|candidates?|recruit\w*|guild|all-hands|brown[- ]bag|reading group|book club|culture|career fair|rotation)\b/i;
const designWords =
  /\b(?:designs?|documents?|documented|documentation|docs|decision records?|rfc|adr|runbooks?|guide|wiki|handbook|position paper|proposal|diagram|post-?mortem)\b/i;

type BragSection = 'projects' | 'collaboration' | 'design' | 'company' | 'learned' | 'outside';

/** Where an entry belongs in a brag document; each belongs to one section. */
function bragSectionOf(item: CountedEntry): BragSection | undefined {
  const { entry } = item;
  const text = `${entry.title}\n${entry.text.slice(0, 5_000)}`;
  if (!raisesStrength(entry) || !mayTell(entry)) return undefined;
  if (entry.kind === 'feedback') return 'collaboration';
  if (entry.kind === 'learning' || entry.kind === 'observation') return 'learned';
  const isDesign = designWords.test(entry.title) && entry.impact === undefined;
  if (isDesign && (isIn(item, 'architecture') || isIn(item, 'communication'))) return 'design';
  if (projectKey(item) !== '') return 'projects';
  if (outsideWords.test(text)) return 'outside';
  if (companyWords.test(text)) return 'company';
  if (entry.kind === 'connection' || isLeverage(item)) return 'collaboration';
  if (designWords.test(text)) return 'design';
  const isSoft = item.areas.every(({ areaId }) => skillArea(areaId).group === 'soft');
  return isSoft ? 'collaboration' : 'projects';
}

function projects(building: Building, items: readonly CountedEntry[]): readonly CaseBlock[] {
  const named = piecesOf(items.filter((item) => projectKey(item) !== ''));
  const blocks = named.slice(0, mostProjects).flatMap((piece) => {
    const chosen = spread(piece.items, { most: mostEntriesOfProject, mostOfProject: mostEntriesOfProject });
    const rest = piece.items.filter((item) => !chosen.includes(item));
    return [...pieceBlocks(building, 'projects', piece, chosen), ...restBlock('projects', rest, piece.name)];
  });
  const others = items.filter((item) => projectKey(item) === '');
  const left = named.slice(mostProjects).flatMap(({ items: ofPiece }) => ofPiece);
  const under = named.length > 0 ? otherWork : undefined;
  return [...blocks, ...bullets(building, 'projects', [...others, ...left], under)];
}

function bullets(
  building: Building,
  sectionId: string,
  items: readonly CountedEntry[],
  under?: string,
): readonly CaseBlock[] {
  const chosen = spread(items, { most: mostEntriesOfSection, mostOfProject: mostEntriesOfProject });
  const rest = items.filter((item) => !chosen.includes(item));
  return [
    ...chosen
      .toSorted(byDate)
      .map((item) => toldBullet(building, sectionId, item, { ...asBullet, withRole: isWork(item) }, under)),
    ...restBlock(sectionId, rest, under),
  ];
}

/** The sections of a brag document that the journal fills. */
export function brag(building: Building): readonly CaseBlock[] {
  const of = (section: BragSection) =>
    untoldAmong(building, (item) => bragSectionOf(item) === section && item.entry.kind !== 'feedback');
  return [
    ...projects(building, of('projects')),
    ...bullets(building, 'collaboration', of('collaboration')),
    ...othersSay(building, 'collaboration', mostEntriesOfSection),
    ...bullets(building, 'design', of('design')),
    ...bullets(building, 'company', of('company')),
    ...bullets(building, 'learned', of('learned')),
    ...bullets(building, 'outside', of('outside')),
  ];
}
