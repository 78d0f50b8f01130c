import type { CaseKind, CaseSection } from './case.ts';

const promotion: readonly CaseSection[] = [
  {
    id: 'ask',
    title: 'The ask',
    hint: 'From which level to which, in which cycle, and why in two sentences a reader can repeat aloud. Add the thesis in your own words.',
  },
  {
    id: 'why-it-pays',
    title: 'Why it pays',
    hint: 'Yours to write: how your role changes with the promotion, and what that buys the organisation.',
  },
  {
    id: 'expectation-map',
    title: 'Expectation map',
    hint: 'Each expectation of the level with its evidence. It fills as entries of the period are confirmed for skill areas.',
  },
  {
    id: 'next-level',
    title: 'Next-level work',
    hint: 'Two or three pieces of work at the level asked for. Record wins with their project, impact, role and scope, and mark them shareable.',
  },
  {
    id: 'leverage',
    title: 'Leverage',
    hint: 'What others could do because of you: mentoring and what they went on to do, glue work, things that spread.',
  },
  {
    id: 'growth',
    title: 'Growth',
    hint: 'What was hard, what changed, and what came of it. A struggle appears only once you make it shareable.',
  },
  {
    id: 'others-say',
    title: 'What others say',
    hint: 'Feedback in its giver’s words. Make the entry shareable and say that its giver may be quoted.',
  },
  {
    id: 'known-gaps',
    title: 'Known gaps',
    hint: 'One line each, with your plan. Naming a gap before the committee does makes the rest easier to believe.',
  },
  { id: 'evidence', title: 'Evidence index', hint: 'Every entry this case stands on, by area and date.' },
];

const brag: readonly CaseSection[] = [
  { id: 'goals', title: 'Goals for this year', hint: 'Yours to write: what you set out to do.' },
  { id: 'next-goals', title: 'Goals for next year', hint: 'Yours to write: what you want to do next.' },
  {
    id: 'projects',
    title: 'Projects',
    hint: 'Your part, the impact, for whom, and the numbers. It fills from wins and stretches you marked shareable.',
  },
  {
    id: 'collaboration',
    title: 'Collaboration and mentoring',
    hint: 'Helping, mentoring, reviewing, bringing people together, and what they said.',
  },
  {
    id: 'design',
    title: 'Design and documentation',
    hint: 'Designs, decisions, papers and guides you wrote.',
  },
  {
    id: 'company',
    title: 'Company building',
    hint: 'What made the place better beyond your projects: hiring, processes, talks, communities.',
  },
  { id: 'learned', title: 'What I learned', hint: 'Learnings and observations you marked shareable.' },
  {
    id: 'outside',
    title: 'Outside of work',
    hint: 'Talks, open source, writing, volunteering: whatever you want remembered.',
  },
  { id: 'evidence', title: 'Evidence index', hint: 'Every entry this document stands on, by area and date.' },
];

const selfReview: readonly CaseSection[] = [
  { id: 'goals', title: 'Goals', hint: 'Yours to write: what was agreed for this period.' },
  {
    id: 'results',
    title: 'Results',
    hint: 'What came of the period. It fills from wins and stretches you marked shareable; put each beside its goal.',
  },
  {
    id: 'strengths',
    title: 'Strengths shown',
    hint: 'The skill areas with the best evidence, and one entry that shows each.',
  },
  {
    id: 'others-say',
    title: 'What others say',
    hint: 'Feedback in its giver’s words, where they may be quoted.',
  },
  {
    id: 'hard',
    title: 'What was hard',
    hint: 'What was hard and what you did about it. A struggle appears only once you make it shareable.',
  },
  {
    id: 'growth-plan',
    title: 'Growth plan',
    hint: 'Yours to write: the next one or two things you will practise, with whom, and by when.',
  },
  { id: 'evidence', title: 'Evidence index', hint: 'Every entry this review stands on, by area and date.' },
];

/** The sections only the person can write: nothing is ever generated in them. */
export const handWrittenSections: ReadonlySet<string> = new Set([
  'why-it-pays',
  'goals',
  'next-goals',
  'growth-plan',
]);

/** The sections of each kind of document, in its order. */
export const sectionsOf: Readonly<Record<CaseKind, readonly CaseSection[]>> = {
  promotion,
  brag,
  'self-review': selfReview,
};
