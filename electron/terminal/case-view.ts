import type { CaseDetail, CaseSummary } from '../../shared/contract/case-channels.ts';
import { periodInWords } from '../../shared/domain/promotion-case/wording.ts';
import { plainLine, styled } from './output.ts';

/** A case as a list shows it to a person. */
export function caseItem({ id, title, kind, from, to, stale }: CaseSummary): string {
  const facts = [kind, periodInWords(from, to), ...(stale > 0 ? [`${stale} stale`] : [])].join(' · ');
  return `${styled('bold', plainLine(title))}\n  ${facts}\n  ${styled('dim', id)}\n\n`;
}

/** What the checks found in a case, and which of its sentences no longer stand, for a person. */
export function checkPage({ blocks, findings }: CaseDetail): string {
  const stale = blocks.filter((block) => block.state === 'stale');
  const unsupported = blocks.filter((block) => block.state === 'unsupported');
  const items = [
    ...stale.map(
      (block) => `Stale (${staleWords[block.staleReason ?? 'edited']}): ${plainLine(block.text)}\n`,
    ),
    ...unsupported.map((block) => `Unsupported (no source is linked): ${plainLine(block.text)}\n`),
    ...findings.map(({ found, why, advice }) => {
      return `${styled('bold', plainLine(found))}\n  ${plainLine(why)}\n  ${plainLine(advice)}\n`;
    }),
  ];
  return items.length === 0 ? 'The checks found nothing.\n' : items.join('\n');
}

const staleWords = {
  edited: 'its source was edited',
  deleted: 'its source was deleted',
  narrowed: 'its source is no longer shareable',
} as const;
