import { describe, expect, it } from 'vitest';
import { groupsOf, inOrder, neighbourOf } from '../../../renderer/features/cases/document/runs.ts';
import { blockOf } from './blocks.ts';

describe('the layout of a section', () => {
  it('has no group without a block', () => {
    expect(groupsOf([])).toEqual([]);
  });

  it('keeps the order: a bullet between rows parts the table', () => {
    const row = { expectationId: 'e', areaId: 'coding', expectation: 'Does.', strength: 'single' } as const;
    const blocks = [
      blockOf('a', { form: 'expectation', row }),
      blockOf('b'),
      blockOf('c', { form: 'expectation', row }),
    ];
    expect(groupsOf(blocks)[0]?.runs.map(({ form }) => form)).toEqual([
      'expectation',
      'bullet',
      'expectation',
    ]);
  });

  it('shows an expectation without its row as a bullet, so that it never disappears', () => {
    expect(groupsOf([blockOf('a', { form: 'expectation' })])[0]?.runs[0]?.form).toBe('bullet');
  });

  it('begins a group at each heading, also one that comes back', () => {
    const blocks = ['Lantern', 'Lantern', 'Bench', 'Lantern'].map((under, index) =>
      blockOf(`${index}`, { under }),
    );
    expect(groupsOf(blocks).map(({ heading }) => heading)).toEqual(['Lantern', 'Bench', 'Lantern']);
  });
});

describe('where focus goes when a block is removed', () => {
  const blocks = ['a', 'b', 'c'].map((id) => blockOf(id));
  it.each([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b'],
  ])('from %s to %s', (removed, next) => {
    expect(neighbourOf(blocks, removed)).toBe(next);
  });

  it('is nowhere for the only block', () => {
    expect(neighbourOf([blockOf('a')], 'a')).toBeUndefined();
  });
});

it('reads the blocks in the order of the sections, not of the list', () => {
  const blocks = [blockOf('late', { sectionId: 'two' }), blockOf('early', { sectionId: 'one' })];
  const ids = inOrder([{ id: 'one' }, { id: 'two' }], blocks).map(({ id }) => id);
  expect(ids).toEqual(['early', 'late']);
});
