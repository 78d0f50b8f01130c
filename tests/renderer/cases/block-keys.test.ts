import { describe, expect, it } from 'vitest';
import { blockKey } from '../../../renderer/features/cases/document/block-keys.ts';

function pressed(
  key: string,
  held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', true>> = {},
) {
  const done: string[] = [];
  const note = (name: string) => async () => void done.push(name);
  const run = blockKey(
    { key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held },
    {
      edit: () => void done.push('edit'),
      reveal: () => void done.push('reveal'),
      hide: () => void done.push('hide'),
      add: () => void done.push('add'),
      link: () => void done.push('link'),
      putBack: note('put back'),
      move: async (direction) => void done.push(`move ${direction}`),
      remove: note('remove'),
      go: (to) => void done.push(`go ${to}`),
    },
    (part) => void done.push(`open ${part}`),
  );
  run?.();
  return done;
}

describe('a key on a block', () => {
  it.each(['Backspace', 'x', '1', ' ', 'Tab', 'Escape'])('does nothing for %s', (key) => {
    expect(pressed(key)).toEqual([]);
  });

  it('leaves keys with Ctrl or Cmd to the program', () => {
    expect([...pressed('a', { ctrlKey: true }), ...pressed('Delete', { metaKey: true })]).toEqual([]);
  });

  it.each([
    ['Enter', 'edit'],
    ['F2', 'edit'],
    ['Delete', 'remove'],
    ['a', 'add'],
    ['l', 'link'],
    ['s', 'open sources'],
    ['m', 'open menu'],
    ['ArrowDown', 'go next'],
    ['ArrowUp', 'go previous'],
    ['Home', 'go first'],
    ['End', 'go last'],
  ])('%s does: %s', (key, what) => {
    expect(pressed(key)).toEqual([what]);
  });

  it('moves the block with Alt and the arrows, and opens the menu with Shift F10', () => {
    expect(pressed('ArrowUp', { altKey: true })).toEqual(['move up']);
    expect(pressed('ArrowDown', { altKey: true })).toEqual(['move down']);
    expect(pressed('F10', { shiftKey: true })).toEqual(['open menu']);
  });
});
