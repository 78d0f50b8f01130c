import { useState } from 'react';
import { useMutationOf, useQueryOf, useSession } from '../../bridge/index.ts';
import { Button, Menu, Notice } from '../../ui/index.ts';
import styles from './JournalChooser.module.css';
import { NewJournal } from './NewJournal.tsx';

/** Opens another journal this computer knows of, or begins a new one. Choosing locks the one that is open. */
export function JournalChooser({
  onLeave,
  isQuiet = false,
}: {
  readonly onLeave?: () => Promise<void>;
  /** Nothing at all where there is no other journal. */
  readonly isQuiet?: boolean;
}) {
  const journals = useQueryOf('journals.list', {});
  const select = useMutationOf('journals.select');
  const session = useSession();
  const [isNaming, setNaming] = useState(false);
  const others = (journals.data?.journals ?? []).filter((journal) => !journal.isCurrent);

  async function choose(id: string): Promise<void> {
    await onLeave?.();
    const answer = await select.run({ id });
    if (answer.ok) session.status.set(answer.value);
  }

  if (isQuiet && others.length === 0) return null;
  return (
    <div className={styles.chooser}>
      <div className={styles.actions}>
        {others.length > 0 && (
          <Menu
            label="Other journals"
            trigger={<Button>Open another journal</Button>}
            actions={others.map((journal) => ({
              id: journal.id,
              name: journal.name,
              ...(journal.isPresent ? {} : { detail: 'Its folder is not where it was.', isDisabled: true }),
            }))}
            onAction={(id) => void choose(id)}
          />
        )}
        <Button onPress={() => setNaming(true)}>New journal</Button>
      </div>
      {select.failure && <Notice tone="error">{select.failure.message}</Notice>}
      {journals.failure && <Notice tone="error">{journals.failure.message}</Notice>}
      <NewJournal isOpen={isNaming} onOpenChange={setNaming} {...(onLeave ? { onLeave } : {})} />
    </div>
  );
}
