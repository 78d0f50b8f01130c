import type { CaseDetail } from '../../../shared/contract/case-channels.ts';
import type { PromotionCase } from '../../../shared/domain/promotion-case/case.ts';
import { checkCase } from '../../../shared/domain/promotion-case/check-case.ts';
import { type ViewOptions, viewBlocks } from '../../../shared/domain/promotion-case/view-blocks.ts';
import { fail } from '../../../shared/domain/result/result.ts';
import type { ReadableJournal } from '../journal/journal.ts';
import { caseMaterial } from '../store/material.ts';
import { readRequest } from './case-requests.ts';

/** The refusal where no case has this id. */
export const noCase = () => fail('not-found', 'There is no case with this id. It may have been deleted.');

/** The case as its page shows it: without the words of entries narrowed since, unless they are asked for. */
export function caseDetail(
  journal: ReadableJournal,
  stored: PromotionCase,
  options: ViewOptions = {},
): CaseDetail {
  const { removedBlocks: _, ...kept } = stored;
  const material = caseMaterial(journal.database, stored.request, stored.blocks);
  const asked = readRequest(journal, stored.request);
  // The checks count a document's words whole, and quote none that are left out.
  const whole = viewBlocks(stored.blocks, material, { includeNarrowed: true });
  const findings = asked.ok ? checkCase({ ...stored, blocks: whole }, material, asked.value.ladder) : [];
  return { ...kept, blocks: viewBlocks(stored.blocks, material, options), findings };
}
