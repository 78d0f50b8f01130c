import type { CaseBlockView, CaseFinding } from '../../../../shared/domain/promotion-case/case.ts';
import type { CheckId } from '../../../../shared/domain/promotion-case/checks/check.ts';
import { hiddenWords } from '../document/block-words.ts';

/** Findings of one check that matter for one reason. */
export interface FindingGroup {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** What to do, where it is the same for all of them. */
  readonly advice: string | undefined;
  /** Whether the title says all that was found: what is left to tell is which sentences. */
  readonly isSaidByTitle: boolean;
  readonly findings: readonly CaseFinding[];
}

const titles: Readonly<Record<CheckId, string>> = {
  stale: 'Changed since',
  unsupported: 'Nothing behind it',
  'not-written': 'Yours to write',
  'no-evidence': 'Not recorded yet',
  unwitnessed: 'Seen by nobody else',
  unconfirmed: 'Waiting in the journal',
  'one-project': 'One project carries it',
  'older-than-period': 'From before the period',
  adjective: 'A word instead of a result',
  'number-without-baseline': 'A number without its start',
  we: '“We” without your part',
  'long-sentence': 'Long sentences',
  overtime: 'Hours as an achievement',
  'over-budget': 'Longer than it is read',
};

function titleOf(check: string): string {
  return check in titles ? titles[check as CheckId] : check;
}

/** The findings by check and reason, in the order they came: what stops the export first. */
export function groupFindings(findings: readonly CaseFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, CaseFinding[]>();
  for (const finding of findings) {
    const key = `${finding.check}\n${finding.why}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups].flatMap(([id, all]) => {
    const [first] = all;
    if (!first) return [];
    const isTitle = first.blockId !== undefined && (all.length > 1 || first.check === 'stale');
    const isSaidByTitle = isTitle && all.every(({ found }) => found === first.found);
    return {
      id,
      title: isSaidByTitle ? first.found.replace(/\.$/, '') : titleOf(first.check),
      why: first.why,
      advice: all.every(({ advice }) => advice === first.advice) ? first.advice : undefined,
      isSaidByTitle,
      findings: all,
    };
  });
}

/** What the checks say of one block. */
export function findingsOf(findings: readonly CaseFinding[], blockId: string): readonly CaseFinding[] {
  return findings.filter((finding) => finding.blockId === blockId);
}

const excerptChars = 70;

/** The beginning of a block, by which a person knows it again. */
export function excerptOf(block: Pick<CaseBlockView, 'text' | 'row' | 'isHidden' | 'narrowedTo'>): string {
  const whole = block.row?.expectation ?? (block.isHidden ? hiddenWords(block) : block.text);
  if (whole.length <= excerptChars) return whole;
  return `${whole.slice(0, whole.lastIndexOf(' ', excerptChars)).replace(/[.,;:]+$/, '')}…`;
}
