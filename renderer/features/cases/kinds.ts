import type { CaseKind } from '../../../shared/domain/promotion-case/case.ts';

/** The kinds of document as a person chooses between them. */
export const kindChoices: readonly {
  readonly id: CaseKind;
  readonly name: string;
  readonly about: string;
}[] = [
  {
    id: 'promotion',
    name: 'Promotion case',
    about:
      'Why you work at the next level already, held against what it expects. Two to four pages for a committee.',
  },
  {
    id: 'brag',
    name: 'Brag document',
    about: 'What you did in a period, project by project, so that neither you nor your manager forgets.',
  },
  {
    id: 'self-review',
    name: 'Self-review',
    about: 'Results, strengths, what was hard and what comes next, for a review round.',
  },
];

/** A kind's name. */
export function caseKindName(kind: CaseKind): string {
  return kindChoices.find(({ id }) => id === kind)?.name ?? kind;
}
