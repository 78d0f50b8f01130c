import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupName,
  groupsOf,
  groupsToAsk,
  isSameGroup,
} from '../../../renderer/features/keys/code-groups.ts';

const code = '7K2M-9QRT-0VXA-3DHJ-WE5N-8PB1-ZC4Y-6FGS-2M';

describe('the groups of a recovery code that are asked for', () => {
  it('are two different whole ones, in their order, whatever chance says', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(chance, chance, (one, other) => {
        const draws = [one, other];
        const [first, second] = groupsToAsk(code, () => draws.shift() ?? 0);
        expect(first).toBeLessThan(second);
        expect([first, second].map((at) => groupsOf(code)[at]?.length)).toEqual([4, 4]);
      }),
    );
  });

  it.each([
    ['0VXA', true],
    ['ovxa', true],
    [' 0v-xa ', true],
    ['0VXB', false],
    ['0VX', false],
    ['', false],
  ])('%j is the third one: %s', (typed, isSame) => {
    expect(isSameGroup(typed, '0VXA')).toBe(isSame);
  });

  it('forgive I and L for 1', () => {
    expect(isSameGroup('8pbi', '8PB1')).toBe(true);
    expect(isSameGroup('8PBL', '8PB1')).toBe(true);
  });

  it('are named by their place', () => {
    expect([0, 7].map(groupName)).toEqual(['First group', 'Eighth group']);
  });
});
