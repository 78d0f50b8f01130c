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
    ...stale.map((block) => `Stale (${staleWords[block.staleReason ?? 'edited']}): ${wordsOf(block)}\n`),
    ...unsupported.map((block) => `Unsupported (no source is linked): ${plainLine(block.text)}\n`),
    ...findings.map(({ found, why, advice }) => {
      return `${styled('bold', plainLine(found))}\n  ${plainLine(why)}\n  ${plainLine(advice)}\n`;
    }),
  ];
  return items.length === 0 ? 'The checks found nothing.\n' : items.join('\n');
}

/** A sentence’s words, unless they are hidden since an entry behind it was made private or sealed. */
function wordsOf({ text, isHidden, narrowedTo = 'private' }: CaseDetail['blocks'][number]): string {
  return isHidden ? `it stands on a ${narrowedTo} entry, so its words are hidden` : plainLine(text);
}

const staleWords = {
  edited: 'its source was edited',
  deleted: 'its source lies in the trash',
  narrowed: 'its source is no longer shareable',
} as const;
