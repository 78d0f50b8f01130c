import { useState } from 'react';
import { useMutationOf } from '../../bridge/index.ts';
import { Button, Notice } from '../../ui/index.ts';
import styles from './keys.module.css';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { isUsable, noPassphrase } from './new-passphrase.ts';

/** Asks for the passphrase and makes the journal. */
export function CreateJournal({
  onStart,
  onCreated,
  onFailed,
}: {
  /** Called before the journal is made. */
  readonly onStart: () => void;
  readonly onCreated: (recoveryCode: string) => void;
  readonly onFailed: () => void;
}) {
  const [typed, setTyped] = useState(noPassphrase);
  const [hasTried, setTried] = useState(false);
  const create = useMutationOf('vault.create');

  async function submit(): Promise<void> {
    setTried(true);
    if (!isUsable(typed)) return;
    onStart();
    const answer = await create.run({ passphrase: typed.first });
    if (answer.ok) onCreated(answer.value.recoveryCode);
    else onFailed();
  }

  return (
    <form
      className={styles.form}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!create.isPending) void submit();
      }}
    >
      <NewPassphraseFields typed={typed} onChange={setTyped} hasTried={hasTried} autoFocus />
      <Notice tone="warning">
        <strong>Nobody can reset this passphrase.</strong> There is no account and no copy elsewhere: without
        it, or the recovery code you get next, the journal stays closed for good.
      </Notice>
      {create.failure && <Notice tone="error">{create.failure.message}</Notice>}
      <div>
        <Button type="submit" variant="primary" size="medium" isPending={create.isPending}>
          {create.isPending ? 'Making the journal…' : 'Create the journal'}
        </Button>
      </div>
    </form>
  );
}
