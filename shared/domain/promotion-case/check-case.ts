import type { Ladder } from '../ladder/ladder.ts';
import type { CaseBlockView, CaseRequest, CaseSection } from './case.ts';
import { type CaseMaterial, countedEntries, countedEntry, isUsable } from './case-material.ts';
import type { Checked, Finding } from './checks/check.ts';
import {
  noEvidenceFindings,
  notWrittenFindings,
  olderFindings,
  oneProjectFindings,
  staleFindings,
  unconfirmedFindings,
  unsupportedFindings,
  unwitnessedFindings,
} from './checks/evidence.ts';
import {
  adjectiveFindings,
  baselineFindings,
  longSentenceFindings,
  overtimeFindings,
  weFindings,
} from './checks/wording.ts';
import { estimatedPages, mostPages } from './page-budget.ts';

/** What is checked: a stored case or a draft, with its blocks as they stand today. */
export interface CheckedCase {
  readonly request: CaseRequest;
  readonly sections: readonly CaseSection[];
  readonly blocks: readonly CaseBlockView[];
}

function overBudgetFindings({ request, blocks }: Checked): readonly Finding[] {
  const most = mostPages[request.kind];
  const pages = estimatedPages(blocks);
  if (most === undefined || pages <= most) return [];
  return [
    {
      check: 'over-budget',
      found: `About ${pages} pages; the budget is ${most}.`,
      why: 'A reader gives it three to five minutes, and what stands on later pages is not read.',
      advice: 'Remove the weakest bullets; what is left gains from it.',
    },
  ];
}

/** In the order a person deals with them: what stops the export, what is missing, then the wording. */
const checks: readonly ((checked: Checked) => readonly Finding[])[] = [
  staleFindings,
  unsupportedFindings,
  notWrittenFindings,
  noEvidenceFindings,
  unwitnessedFindings,
  unconfirmedFindings,
  oneProjectFindings,
  olderFindings,
  adjectiveFindings,
  baselineFindings,
  weFindings,
  longSentenceFindings,
  overtimeFindings,
  overBudgetFindings,
];

/** What a committee would stumble over, why, and what to do. Nothing of a private or sealed entry is looked at. */
export function checkCase(
  { request, sections, blocks }: CheckedCase,
  material: CaseMaterial,
  ladder: Ladder,
): readonly Finding[] {
  const shareable = material.filter(({ entry }) => isUsable(entry));
  const checked: Checked = {
    request,
    sections,
    blocks,
    ladder,
    items: countedEntries(request, material),
    usable: new Map(shareable.map(({ entry }) => [entry.id, entry])),
    uncounted: shareable.filter(
      (item) =>
        item.entry.date >= request.from &&
        item.entry.date <= request.to &&
        countedEntry(request, item).areas.length === 0,
    ).length,
  };
  return checks.flatMap((check) => check(checked));
}
