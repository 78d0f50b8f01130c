import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';

/** An entry as the choice of sources names it. */
export type Linkable = CaseBlockView['entries'][number];
