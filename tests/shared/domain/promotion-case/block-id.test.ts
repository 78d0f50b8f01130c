import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockIdOf, withoutEntryIds } from '../../../../shared/domain/promotion-case/block-id.ts';

it('is the same for the same source, whatever letters its id is written in', () => {
  const id = '019a0000-0000-7000-8000-00000000abcd';
  expect(blockIdOf('growth', id)).toBe(blockIdOf('growth', id.toUpperCase()));
  expect(blockIdOf('growth', `work/${id}`)).not.toBe(blockIdOf('growth', id));
});

it('never holds the id of an entry, and tells any two apart', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid({ version: 7 }), { minLength: 2, maxLength: 300 }), (ids) => {
      const blockIds = ids.map((id) => blockIdOf('next-level', id));
      for (const [index, id] of ids.entries()) expect(blockIds[index]).not.toContain(id);
      expect(new Set(blockIds).size).toBe(ids.length);
    }),
    { numRuns: 30 },
  );
});

it('keeps what names no entry, ids that were changed before, and those of typed sentences', () => {
  for (const id of ['ask/thesis', 'expectation-map/staff-coding', '019a0000-0000-7000-8000-00000000abcd']) {
    expect(withoutEntryIds(id)).toBe(id);
  }
  const once = withoutEntryIds('growth/019a0000-0000-7000-8000-00000000abcd');
  expect(withoutEntryIds(once)).toBe(once);
});
