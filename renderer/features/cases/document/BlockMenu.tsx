import { Ellipsis } from 'lucide-react';
import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { isEdited } from '../../../../shared/domain/promotion-case/stale-blocks.ts';
import { Button, Menu, type MenuAction } from '../../../ui/index.ts';
import styles from './Block.module.css';
import type { BlockCommands } from './use-block-commands.ts';

type Action = 'edit' | 'reveal' | 'hide' | 'put-back' | 'link' | 'up' | 'down' | 'add' | 'remove';

/** What can be done with the words themselves: hidden ones are shown before they can be changed. */
function wordsActions({ isHidden, narrowedTo }: CaseBlockView): readonly MenuAction<Action>[] {
  if (isHidden) return [{ id: 'reveal', name: 'Show the words', keys: 'Enter' }];
  const edit: MenuAction<Action> = { id: 'edit', name: 'Edit', keys: 'Enter' };
  return narrowedTo ? [edit, { id: 'hide', name: 'Hide the words' }] : [edit];
}

function actionsFor(block: CaseBlockView): readonly MenuAction<Action>[] {
  return [
    ...wordsActions(block),
    ...(isEdited(block) ? [{ id: 'put-back' as const, name: 'Put back what was built' }] : []),
    { id: 'link', name: 'Link entries…', keys: 'L' },
    { id: 'up', name: 'Move up', keys: 'Alt ↑' },
    { id: 'down', name: 'Move down', keys: 'Alt ↓' },
    { id: 'add', name: 'Add a sentence after', keys: 'A' },
    { id: 'remove', name: 'Remove', keys: 'Delete', isDanger: true },
  ];
}

/** Everything that can be done with a sentence. */
export function BlockMenu({
  block,
  commands,
  isReachable,
}: {
  readonly block: CaseBlockView;
  readonly commands: BlockCommands;
  /** Whether the Tab key stops here. */
  readonly isReachable: boolean;
}) {
  const run: Readonly<Record<Action, () => unknown>> = {
    edit: commands.edit,
    reveal: commands.reveal,
    hide: commands.hide,
    'put-back': commands.putBack,
    link: commands.link,
    up: () => commands.move('up'),
    down: () => commands.move('down'),
    add: commands.add,
    remove: commands.remove,
  };
  return (
    <Menu
      label="Sentence"
      actions={actionsFor(block)}
      onAction={(action) => void run[action]()}
      trigger={
        <Button
          variant="quiet"
          aria-label="Sentence actions"
          data-part="menu"
          excludeFromTabOrder={!isReachable}
          className={styles.menuButton}
        >
          <Ellipsis aria-hidden />
        </Button>
      }
    />
  );
}
