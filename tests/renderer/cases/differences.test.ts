import { describe, expect, it } from 'vitest';
import {
  acceptAll,
  type DiffPart,
  differencesOf,
  notesOn,
  wordDiff,
} from '../../../renderer/features/cases/compare/differences.ts';
import type { CaseBlock, CaseChange } from '../../../shared/domain/promotion-case/case.ts';
import { blockOf, sourceOf } from './blocks.ts';

const sections = [
  { id: 'ask', title: 'The ask', hint: '' },
  { id: 'next-level', title: 'Next-level work', hint: '' },
];
const textOf = (parts: readonly DiffPart[]) => parts.map(({ text }) => text).join('');
const changed = (before: CaseBlock, block: CaseBlock): CaseChange => ({ type: 'changed', before, block });

describe('two versions of a sentence', () => {
  it('keep every letter of both', () => {
    const [before, after] = ['Cut it from 31 to 4, with Edge.', 'We cut it from 31 to 3 with Edge and Ruth.'];
    const diff = wordDiff(before, after);
    expect([textOf(diff.before), textOf(diff.after)]).toEqual([before, after]);
  });

  it('mark a figure as a whole', () => {
    const diff = wordDiff('11,800 euros to 7,300 euros.', '11,800 euros to 7,900 euros.');
    const marked = (parts: readonly DiffPart[]) =>
      parts.filter(({ isChanged }) => isChanged).map(({ text }) => text.trim());
    expect([marked(diff.before), marked(diff.after)]).toEqual([['7,300'], ['7,900']]);
  });
});

describe('the differences', () => {
  it('are none where nothing changes', () => {
    expect(differencesOf([], sections)).toEqual([]);
  });

  it('stand in the order of the document, those that went with their section', () => {
    const changes: readonly CaseChange[] = [
      { type: 'added', block: blockOf('late') },
      { type: 'removed', block: blockOf('early', { sectionId: 'ask' }) },
    ];
    expect(differencesOf(changes, sections).map(({ id, section }) => [id, section])).toEqual([
      ['early', 'The ask'],
      ['late', 'Next-level work'],
    ]);
  });

  it('show the words once where only their sources differ', () => {
    const [difference] = differencesOf(
      [changed(blockOf('a'), blockOf('a', { sources: [sourceOf(2)] }))],
      sections,
    );
    expect(difference).toMatchObject({
      before: [],
      after: [{ text: 'Sentence a.', isChanged: false }],
      notes: ['It stands on other entries.'],
    });
  });

  it('set what a hand wrote against what is built now', () => {
    const before = blockOf('a', { text: 'Mine.', generatedText: 'Built.' });
    const [difference] = differencesOf(
      [{ type: 'kept-edited', before, block: blockOf('a', { text: 'Newly built.' }) }],
      sections,
    );
    expect([textOf(difference?.before ?? []), textOf(difference?.after ?? [])]).toEqual([
      'Mine.',
      'Newly built.',
    ]);
  });
});

describe('a difference whose standing words are hidden', () => {
  const hidden = blockOf('a', { text: '', isHidden: true, narrowedTo: 'sealed', sources: [] });

  it('shows what would be built, and says why the rest is missing', () => {
    const [difference] = differencesOf([changed(hidden, blockOf('a', { text: 'Built anew.' }))], sections);
    expect(difference?.before).toEqual([]);
    expect(textOf(difference?.after ?? [])).toBe('Built anew.');
    expect(difference?.notes.join()).toContain('sealed');
  });

  it('can still be accepted where it goes', () => {
    const [difference] = differencesOf([{ type: 'removed', block: hidden }], sections);
    expect(difference).toMatchObject({ id: 'a', before: [], after: [], isHidden: true });
  });
});

describe('what differs beside the words', () => {
  const row = { expectationId: 'e', areaId: 'coding', expectation: 'Does.', strength: 'single' } as const;

  it('names the strength before and now', () => {
    const notes = notesOn(blockOf('a', { row }), blockOf('a', { row: { ...row, strength: 'repeated' } }));
    expect(notes).toEqual(['Strength: single before, repeated now.']);
  });

  it('tells an edited entry from other words of the same one', () => {
    const other = {
      type: 'entry',
      entryId: sourceOf(1).type === 'entry' ? 'entry-1' : '',
      spans: [[0, 4]],
      revision: 1,
    };
    expect(notesOn(blockOf('a'), blockOf('a', { sources: [sourceOf(1, 2)] }))).toEqual([
      'An entry it stands on was edited since.',
    ]);
    expect(notesOn(blockOf('a'), blockOf('a', { sources: [other as never] }))).toEqual([
      'It uses other words of its entries.',
    ]);
  });

  it('names a heading that is new or gone', () => {
    expect(notesOn(blockOf('a'), blockOf('a', { under: 'Lantern' }))).toEqual(['It moves under “Lantern”.']);
    expect(notesOn(blockOf('a', { under: 'Lantern' }), blockOf('a'))).toEqual(['It loses its heading.']);
  });
});

describe('accepting all', () => {
  const differences = differencesOf(
    [
      { type: 'added', block: blockOf('new') },
      { type: 'removed', block: blockOf('gone') },
      { type: 'kept-edited', before: blockOf('mine'), block: blockOf('mine', { text: 'Built.' }) },
    ],
    sections,
  );

  it('leaves alone what a hand has touched', () => {
    expect([...acceptAll(differences, new Map()).keys()]).toEqual(['new', 'gone']);
  });

  it('keeps a touched block that was chosen itself, and takes a refusal back', () => {
    const decided = acceptAll(
      differences,
      new Map([['mine', 'accept'] as const, ['new', 'refuse'] as const]),
    );
    expect(Object.fromEntries(decided)).toEqual({ mine: 'accept', new: 'accept', gone: 'accept' });
  });
});
