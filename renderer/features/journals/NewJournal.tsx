import { useState } from 'react';
import { longestLine } from '../../../shared/domain/entry/entry.ts';
import { useMutationOf, useSession } from '../../bridge/index.ts';
import { Button, Dialog, Notice, TextField } from '../../ui/index.ts';
import styles from './JournalChooser.module.css';

/** Asks for the name of a new journal; its passphrase comes on the page after. */
export function NewJournal({
  isOpen,
  onOpenChange,
  onLeave,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onLeave?: () => Promise<void>;
}) {
  const [name, setName] = useState('');
  const add = useMutationOf('journals.add');
  const session = useSession();

  async function submit(): Promise<void> {
    await onLeave?.();
    const answer = await add.run({ name });
    if (!answer.ok) return;
    onOpenChange(false);
    setName('');
    session.status.set(answer.value);
  }

  return (
    <Dialog title="New journal" isOpen={isOpen} onOpenChange={onOpenChange}>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void submit();
        }}
      >
        <TextField
          label="Name"
          description="It is kept outside the encrypted journal, so that it can be shown before unlocking."
          value={name}
          onChange={setName}
          maxLength={longestLine}
          autoFocus
        />
        {add.failure && <Notice tone="error">{add.failure.message}</Notice>}
        <div>
          <Button
            type="submit"
            variant="primary"
            size="medium"
            isDisabled={name.trim() === ''}
            isPending={add.isPending}
          >
            Continue
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
