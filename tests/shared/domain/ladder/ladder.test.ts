import { describe, expect, it } from 'vitest';
import { findLevel, type Ladder, levelBelow } from '../../../../shared/domain/ladder/ladder.ts';

const ladder: Ladder = {
  id: 'sample',
  name: 'Sample',
  version: 3,
  role: 'gardener',
  levels: ['seedling', 'shrub', 'tree'].map((id) => ({ id, name: id, scope: 'one bed', expectations: [] })),
};

describe('findLevel', () => {
  it('finds nothing by an unknown id, another case, or a name with spaces around it', () => {
    for (const id of ['', 'Shrub', ' shrub', 'oak']) expect(findLevel(ladder, id)).toBeUndefined();
  });

  it('finds nothing in a ladder without levels', () => {
    expect(findLevel({ ...ladder, levels: [] }, 'shrub')).toBeUndefined();
  });

  it('finds the level with the id', () => {
    expect(findLevel(ladder, 'shrub')).toBe(ladder.levels[1]);
  });
});

describe('levelBelow', () => {
  it('finds nothing below the lowest level', () => {
    expect(levelBelow(ladder, 'seedling')).toBeUndefined();
  });

  it('finds nothing below a level the ladder does not have', () => {
    expect(levelBelow(ladder, 'oak')).toBeUndefined();
    expect(levelBelow({ ...ladder, levels: [] }, 'shrub')).toBeUndefined();
  });

  it('finds the level one rung down', () => {
    expect(levelBelow(ladder, 'shrub')?.id).toBe('seedling');
    expect(levelBelow(ladder, 'tree')?.id).toBe('shrub');
  });
});
