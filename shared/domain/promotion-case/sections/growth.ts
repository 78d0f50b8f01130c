import { daysBetween, inWords } from '../../civil-date/civil-date.ts';
import { raisesStrength } from '../../evidence/strength.ts';
import { type SkillAreaId, skillArea } from '../../skill-area/taxonomy.ts';
import { counted } from '../../wording/counted.ts';
import { entrySource, generatedBlock } from '../blocks.ts';
import { type Building, toldBullet } from '../building.ts';
import type { CaseBlock } from '../case.ts';
import { type CountedEntry, isIn } from '../case-material.ts';
import { byReasons, projectKey } from '../ranking.ts';
import { sharedWords } from '../sentences.ts';
import { asBullet, impactWords, tellAction } from '../telling.ts';
import { mayTell, reference } from '../wording.ts';
import { untoldAmong } from './work.ts';

const mostCandidates = 300;

/** A struggle and the evidence that followed it in the same area. */
interface Turn {
  readonly struggle: CountedEntry;
  readonly areaId: SkillAreaId;
  readonly later: CountedEntry;
}

/** The reasons to take an entry for what followed: a result, then how much it has to do with the struggle. */
function reasons(struggle: CountedEntry, later: CountedEntry): readonly number[] {
  const isSameProject = projectKey(later) !== '' && projectKey(later) === projectKey(struggle);
  return [
    later.entry.impact ? 1 : 0,
    later.areas.filter(({ areaId }) => isIn(struggle, areaId)).length,
    isSameProject ? 1 : 0,
    sharedWords(struggle.entry.text, later.entry.text),
  ];
}

function turnOf(
  building: Building,
  struggle: CountedEntry,
  used: ReadonlySet<CountedEntry>,
): Turn | undefined {
  const candidates = building.inRank
    .filter(
      ({ entry, areas }) =>
        entry.date > struggle.entry.date &&
        raisesStrength(entry) &&
        mayTell(entry) &&
        areas.some(({ areaId }) => isIn(struggle, areaId)),
    )
    .filter((item) => !used.has(item))
    .slice(0, mostCandidates)
    .map((later) => ({ later, reasons: reasons(struggle, later) }));
  const [best] = candidates.toSorted((a, b) => byReasons(a.reasons, b.reasons));
  const areaId = struggle.areas.find((area) => best && isIn(best.later, area.areaId))?.areaId;
  return best && areaId ? { struggle, areaId, later: best.later } : undefined;
}

function isStruggle(item: CountedEntry): boolean {
  return !raisesStrength(item.entry);
}

/** The struggle in its own words, then what was recorded later in the same area and how much later. */
function turnBlock(building: Building, sectionId: string, { struggle, areaId, later }: Turn): CaseBlock {
  const hard = tellAction(struggle, { mostSentences: 2, mostWords: 40 });
  const days = counted(daysBetween(struggle.entry.date, later.entry.date), 'day');
  building.told.add(struggle.entry.id);
  const isNew = !building.told.has(later.entry.id);
  const after = isNew ? tellAction(later, { mostSentences: 2, mostWords: 45 }) : undefined;
  building.told.add(later.entry.id);
  const head = `${skillArea(areaId).name}, ${inWords(struggle.entry.date)}: ${hard.text}`;
  const result = later.entry.impact ? `, ${impactWords(later.entry.impact)}` : '';
  const tail =
    after && after.text !== ''
      ? `${days} later, on ${inWords(later.entry.date)}: ${after.text}`
      : `${days} later: ${reference(later.entry)}${result}.`;
  return generatedBlock({
    sectionId,
    key: struggle.entry.id,
    form: 'bullet',
    text: `${head} ${tail}`,
    sources: [entrySource(struggle, hard.spans), entrySource(later, after?.spans ?? [])],
  });
}

/** Shareable struggles with later evidence in the same area, oldest first, best evidence first for each. */
function turnBlocks(building: Building, sectionId: string, most: number): readonly CaseBlock[] {
  const used = new Set<CountedEntry>();
  const blocks: CaseBlock[] = [];
  for (const struggle of building.items.filter(isStruggle)) {
    const turn = blocks.length < most ? turnOf(building, struggle, used) : undefined;
    if (!turn) continue;
    used.add(turn.later);
    blocks.push(turnBlock(building, sectionId, turn));
  }
  return blocks;
}

/** What changed: struggles with what followed, then stretches that were risked and told nowhere else. */
export function growth(building: Building): readonly CaseBlock[] {
  const turns = turnBlocks(building, 'growth', 2);
  const stretches = untoldAmong(
    building,
    (item) => item.entry.kind === 'stretch' && raisesStrength(item.entry),
  )
    .slice(0, 3 - turns.length)
    .map((item) => toldBullet(building, 'growth', item, asBullet));
  return [...turns, ...stretches];
}

/** What was hard: struggles with what followed them, then those nothing has followed yet. */
export function whatWasHard(building: Building): readonly CaseBlock[] {
  const turns = turnBlocks(building, 'hard', 4);
  const open = building.items
    .filter((item) => isStruggle(item) && !building.told.has(item.entry.id))
    .slice(0, 4 - turns.length)
    .map((item) => toldBullet(building, 'hard', item, { ...asBullet, withRole: false }));
  return [...turns, ...open];
}
