import { expect, it } from 'vitest';
import { linkQuery } from '../../../renderer/features/cases/linking/entry-query.ts';
import { parseSearch } from '../../../shared/domain/search/search-query.ts';

it.each([
  ['lant', 'is:shareable lant*'],
  ['kind:win', 'is:shareable kind:win'],
  ['"exact phrase"', 'is:shareable "exact phrase"'],
  ['done ', 'is:shareable done'],
  ['a', 'is:shareable a'],
])('searches shareable entries for %s', (typed, query) => {
  expect(linkQuery(typed)).toBe(query);
});

it.each(['lant', 'kind:win frost', '"exact phr'])(
  'asks what the search understands while %s is typed',
  (typed) => {
    const parsed = parseSearch(linkQuery(typed));
    expect(parsed).toMatchObject({ ok: true, value: { visibilities: ['shareable'] } });
  },
);
