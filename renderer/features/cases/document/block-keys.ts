import type { KeyboardEvent } from 'react';
import type { BlockCommands } from './use-block-commands.ts';

/** What a key does on a block that has focus itself; nothing for any other key. */
export function blockKey(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  commands: BlockCommands,
  press: (part: 'menu' | 'sources') => void,
): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.altKey) {
    if (event.key === 'ArrowUp') return () => void commands.move('up');
    if (event.key === 'ArrowDown') return () => void commands.move('down');
    return undefined;
  }
  if (event.shiftKey) return event.key === 'F10' ? () => press('menu') : undefined;
  switch (event.key) {
    case 'ArrowDown':
      return () => commands.go('next');
    case 'ArrowUp':
      return () => commands.go('previous');
    case 'Home':
      return () => commands.go('first');
    case 'End':
      return () => commands.go('last');
    case 'Enter':
    case 'F2':
      return commands.edit;
    case 'a':
      return commands.add;
    case 'l':
      return commands.link;
    case 's':
      return () => press('sources');
    case 'm':
    case 'ContextMenu':
      return () => press('menu');
    case 'Delete':
      return () => void commands.remove();
    default:
      return undefined;
  }
}
