import { type Building, toldBullet } from '../building.ts';
import type { CaseBlock } from '../case.ts';
import { type CountedEntry, isIn } from '../case-material.ts';
import { isWork, spread } from '../ranking.ts';
import { asBullet } from '../telling.ts';
import { untoldAmong } from './work.ts';

const helping =
  /\b(?:mentor\w*|coach\w*|pair(?:ed|ing)|onboard\w*|taught|teach\w*|workshop|intern|junior|newcomer|handed? (?:over|it|the)|guid(?:e|ed|ing)|template|adopt\w*|reus\w*|unblock\w*|on (?:his|her|their) own|without me|other teams?|hir(?:e|ed|ing)|interview\w*|review\w*)\b/i;

/** Whether the entry shows what others could do because of the writer. */
export function isLeverage(item: CountedEntry): boolean {
  const { kind, text, scope } = item.entry;
  if (!isWork(item) && kind !== 'connection') return false;
  if (item.areas.some(({ subSkill }) => subSkill === 'growing-others' || subSkill === 'delegating'))
    return true;
  const isHelp = helping.test(text.slice(0, 20_000));
  if (isIn(item, 'leadership') || isIn(item, 'social')) return isHelp || isWork(item);
  const hasSpread = scope !== undefined && scope !== 'me' && scope !== 'team';
  return isIn(item, 'communication') && (isHelp || hasSpread);
}

/** What others could do because of the writer: mentoring, glue work, things that spread. */
export function leverage(building: Building): readonly CaseBlock[] {
  const candidates = untoldAmong(building, isLeverage);
  return spread(candidates, { most: 3, mostOfProject: 2 }).map((item) =>
    toldBullet(building, 'leverage', item, asBullet),
  );
}
