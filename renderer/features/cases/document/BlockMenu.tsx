import { Ellipsis } from 'lucide-react';
import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { isEdited } from '../../../../shared/domain/promotion-case/stale-blocks.ts';
import { Button, Menu, type MenuAction } from '../../../ui/index.ts';
import styles from './Block.module.css';
import type { BlockCommands } from './use-block-commands.ts';

type Action = 'edit' | 'put-back' | 'link' | 'up' | 'down' | 'add' | 'remove';

function actionsFor(block: CaseBlockView): readonly MenuAction<Action>[] {
  return [
    { id: 'edit', name: 'Edit', keys: 'Enter' },
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
