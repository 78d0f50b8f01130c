import { useState } from 'react';
import type { EntryId } from '../../../../shared/domain/entry/entry.ts';
import { type CaseBlockView, mostLinkedEntries } from '../../../../shared/domain/promotion-case/case.ts';
import { Button, Dialog, Notice, SearchField } from '../../../ui/index.ts';
import { hiddenWords } from '../document/block-words.ts';
import { useEditing } from '../document/editing.ts';
import { FoundEntries, NewestEntries } from './LinkableEntries.tsx';
import { LinkChoice } from './LinkChoice.tsx';
import styles from './LinkDialog.module.css';
import type { Linkable } from './linkable.ts';

function Choose({
  block,
  onDone,
}: {
  readonly block: CaseBlockView;
  readonly onDone: (revision?: number) => void;
}) {
  const { actions } = useEditing();
  const [chosen, setChosen] = useState<readonly Linkable[]>(block.entries);
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<string>();

  function toggle(entry: Linkable, isChosen: boolean): void {
    const others = chosen.filter(({ id }) => id !== entry.id);
    setProblem(undefined);
    setChosen(isChosen ? [...others, entry] : others);
  }
  async function save(): Promise<void> {
    const ids: readonly EntryId[] = chosen.map(({ id }) => id);
    if (ids.length > mostLinkedEntries)
      return setProblem(`A sentence can stand on ${mostLinkedEntries} entries at most.`);
    const answer = await actions.link(block.id, ids);
    if (answer.ok) onDone(answer.value.revision);
    else setProblem(answer.failure.message);
  }
  const list = { chosen, onToggle: toggle };

  return (
    <>
      <p className={styles.sentence}>{block.isHidden ? hiddenWords(block) : block.text}</p>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      <section aria-label="Linked entries">
        <h3 className={styles.heading}>Linked</h3>
        {chosen.length === 0 && <p className={styles.none}>No entry is linked.</p>}
        {chosen.map((entry) => (
          <LinkChoice key={entry.id} entry={entry} isChosen onToggle={toggle} isChecked />
        ))}
      </section>
      <section aria-label="Shareable entries" className={styles.others}>
        <h3 className={styles.heading}>Shareable entries</h3>
        <SearchField label="Search shareable entries" value={query} onChange={setQuery} />
        {query.trim() === '' ? <NewestEntries {...list} /> : <FoundEntries query={query} {...list} />}
      </section>
      <div className={styles.footer}>
        <Button size="medium" onPress={() => onDone()}>
          Cancel
        </Button>
        <Button size="medium" variant="primary" onPress={() => void save()}>
          Link
        </Button>
      </div>
    </>
  );
}

/** Chooses the entries a sentence stands on, among those a document may use. */
export function LinkDialog() {
  const { opened, open, order, focus } = useEditing();
  const block = opened?.type === 'link' ? order.find(({ id }) => id === opened.blockId) : undefined;

  function close(revision?: number): void {
    open(undefined);
    if (block) focus(block.id, revision);
  }
  return (
    <Dialog title="Link entries" isWide isOpen={block !== undefined} onOpenChange={() => close()}>
      {block && <Choose key={block.id} block={block} onDone={close} />}
    </Dialog>
  );
}
