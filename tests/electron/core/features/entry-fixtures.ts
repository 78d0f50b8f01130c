import type { Params } from '../../../../shared/contract/contract.ts';
import type { EditorNode } from '../../../../shared/domain/entry/editor-state.ts';
import { idOf } from '../../../support/journal.ts';

type Written = Params<'entry.create'>;

/** An entry with nothing but what it must have. */
export const plain: Written = { kind: 'win', date: '2026-11-20', text: 'Moved the cache to its own host' };

/** An entry with everything it may have. */
export const full: Written = {
  id: idOf(7),
  kind: 'feedback',
  date: '2026-10-02',
  time: '09:30',
  zone: 'Europe/Madrid',
  visibility: 'shareable',
  text: 'Ana said the review helped her',
  project: 'Big Move',
  people: [
    { name: 'Ana Bell', role: 'giver' },
    { name: 'Bo', role: 'witness' },
    { name: 'Ana Bell', role: 'mentioned' },
  ],
  impact: { what: 'review time', before: '3 days', after: '' },
  role: 'led',
  scope: 'several-teams',
  links: [{ url: 'https://example.com/review?a=1', label: '' }],
  facets: { stretch: { feared: 7, outcome: 'did-it' }, feedback: { mayQuote: true } },
};

/** The editor's state of these paragraphs. */
export function bodyOf(...lines: string[]): { root: EditorNode } {
  return {
    root: {
      type: 'root',
      children: lines.map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line }] })),
    },
  };
}
