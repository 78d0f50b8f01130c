import { describe, expect, it } from 'vitest';
import { excerptOf, findingsOf, groupFindings } from '../../../renderer/features/cases/checks/findings.ts';
import type { CaseFinding } from '../../../shared/domain/promotion-case/case.ts';
import { blockOf } from './blocks.ts';

const finding = (changes: Partial<CaseFinding>): CaseFinding => ({
  check: 'unwitnessed',
  found: 'Nobody else saw it.',
  why: 'They believe what somebody has seen.',
  advice: 'Add who was there.',
  ...changes,
});

describe('the groups of findings', () => {
  it('are none without a finding', () => {
    expect(groupFindings([])).toEqual([]);
  });

  it('keep the order they came in, with one group a check wherever its findings stand', () => {
    const groups = groupFindings([
      finding({ check: 'no-evidence', why: 'One by one.' }),
      finding({ check: 'we', why: 'One person.' }),
      finding({ check: 'no-evidence', why: 'One by one.' }),
    ]);
    expect(groups.map(({ findings }) => findings.map(({ check }) => check))).toEqual([
      ['no-evidence', 'no-evidence'],
      ['we'],
    ]);
  });

  it('are apart where the reason differs, as an edited source does from a deleted one', () => {
    const stale = (why: string, found: string) => finding({ check: 'stale', blockId: 'a', why, found });
    const groups = groupFindings([
      stale('It cannot go out.', 'Not shareable.'),
      stale('It may differ.', 'Edited.'),
    ]);
    expect(groups.map(({ title }) => title)).toEqual(['Not shareable', 'Edited']);
  });

  it('say what to do once where it is the same, and each time where it is not', () => {
    const [same] = groupFindings([finding({}), finding({})]);
    const [apart] = groupFindings([finding({}), finding({ advice: 'Ask one of them.' })]);
    expect([same?.advice, apart?.advice]).toEqual(['Add who was there.', undefined]);
  });

  it('take what was found as their title only where it leads to a sentence', () => {
    const [led] = groupFindings([finding({ blockId: 'a' }), finding({ blockId: 'b' })]);
    const [loose] = groupFindings([finding({ check: 'over-budget', found: 'About 7 pages.' })]);
    expect(led).toMatchObject({ title: 'Nobody else saw it', isSaidByTitle: true });
    expect(loose).toMatchObject({ title: 'Longer than it is read', isSaidByTitle: false });
  });

  it('show a check that is not known yet by its own name', () => {
    const [group] = groupFindings([
      finding({ check: 'current-level' }),
      finding({ check: 'current-level', found: 'x' }),
    ]);
    expect(group?.title).toBe('current-level');
  });
});

describe('the beginning of a block', () => {
  it('is all of a short one', () => {
    expect(excerptOf(blockOf('a', { text: 'Short.' }))).toBe('Short.');
  });

  it('ends between words, and keeps a word that is longer than it all', () => {
    const long = excerptOf(
      blockOf('a', {
        text: 'Reviewed the partition rebalancer, nine hundred lines, in one sitting, with her.',
      }),
    );
    expect(long).toBe('Reviewed the partition rebalancer, nine hundred lines, in one sitting…');
    expect(excerptOf(blockOf('b', { text: 'x'.repeat(200) })).length).toBeGreaterThan(20);
  });

  it('says that its words are hidden where they are', () => {
    const hidden = blockOf('a', { text: '', isHidden: true, narrowedTo: 'sealed' });
    expect(excerptOf(hidden)).toBe('Stands on a sealed entry. Its words are hidden.');
  });

  it('is the expectation of a row', () => {
    const row = {
      expectationId: 'e',
      areaId: 'coding',
      expectation: 'Writes it.',
      strength: 'single',
    } as const;
    expect(excerptOf(blockOf('a', { row, text: 'Not recorded yet.' }))).toBe('Writes it.');
  });
});

it('finds what the checks say of one block and nothing else', () => {
  const all = [finding({ blockId: 'a' }), finding({ blockId: 'b' }), finding({})];
  expect(findingsOf(all, 'a')).toEqual([all[0]]);
});
