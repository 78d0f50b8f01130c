import { type ReactNode, useId, useRef } from 'react';
import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { classes } from '../../../ui/index.ts';
import { AddSentence } from './AddSentence.tsx';
import styles from './Block.module.css';
import { BlockMenu } from './BlockMenu.tsx';
import { BlockSources } from './BlockSources.tsx';
import { blockKey } from './block-keys.ts';
import { markOf } from './block-words.ts';
import { EditSentence } from './EditSentence.tsx';
import { useEditing } from './editing.ts';
import { HiddenWords, ShowWords } from './HiddenWords.tsx';
import { useBlockCommands } from './use-block-commands.ts';

/**
 * A block with its mark and its menu. It takes focus itself: arrow keys go from block to block, and what its menu
 * offers has keys. Only the active block and its controls are in the Tab order.
 */
export function Block({
  block,
  hasQuietMark = true,
  children,
}: {
  readonly block: CaseBlockView;
  /** Whether the mark is shown while all is well; otherwise it appears with the menu. */
  readonly hasQuietMark?: boolean;
  /** The block's text as it is laid out. */
  readonly children: ReactNode;
}) {
  const { activeId, activate, opened, place, focus } = useEditing();
  const commands = useBlockCommands(block);
  const frame = useRef<HTMLDivElement>(null);
  const textId = useId();
  const markId = useId();
  const mark = markOf(block);
  const isActive = activeId === block.id;
  const added = opened?.type === 'add' && opened.place.afterBlockId === block.id ? opened.place : undefined;

  function press(part: 'menu' | 'sources'): void {
    frame.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.click();
  }

  if (opened?.type === 'edit' && opened.blockId === block.id) return <EditSentence block={block} />;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a block is a sentence with its controls, not a set of fields. */}
      <div
        ref={(element) => {
          frame.current = element;
          place(block.id, element);
        }}
        role="group"
        aria-labelledby={`${textId} ${markId}`}
        aria-describedby="block-keys"
        tabIndex={isActive ? 0 : -1}
        className={styles.block}
        data-tone={mark.tone}
        onFocus={() => activate(block.id)}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget) return;
          const run = blockKey(event, commands, press);
          if (!run) return;
          event.preventDefault();
          run();
        }}
      >
        <span id={textId} dir="auto">
          {block.isHidden ? <HiddenWords block={block} /> : children}
        </span>{' '}
        <span className={styles.controls}>
          {block.isHidden && <ShowWords onShow={commands.reveal} isReachable={isActive} />}
          <span className={classes(mark.tone === 'quiet' && !hasQuietMark && styles.onDemand)}>
            <BlockSources block={block} mark={mark} markId={markId} isReachable={isActive} />
          </span>
          <span className={styles.menu}>
            <BlockMenu block={block} commands={commands} isReachable={isActive} />
          </span>
        </span>
      </div>
      {added && <AddSentence place={added} onCancel={() => focus(block.id)} />}
    </>
  );
}
