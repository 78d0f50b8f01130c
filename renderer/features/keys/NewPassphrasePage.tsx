import { useState } from 'react';
import { useMutationOf } from '../../bridge/index.ts';
import { Button, GatePage, Notice } from '../../ui/index.ts';
import styles from './keys.module.css';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { isUsable, noPassphrase } from './new-passphrase.ts';

/** Offers a new passphrase to a person who came in with the recovery code. It can be postponed. */
export function NewPassphrasePage({
  code,
  onChanged,
  onLater,
}: {
  readonly code: string;
  readonly onChanged: () => void;
  readonly onLater: () => void;
}) {
  const [typed, setTyped] = useState(noPassphrase);
  const [hasTried, setTried] = useState(false);
  const change = useMutationOf('vault.change-passphrase');

  async function submit(): Promise<void> {
    setTried(true);
    if (!isUsable(typed)) return;
    const secret = { type: 'recovery-code' as const, code };
    const answer = await change.run({ secret, newPassphrase: typed.first });
    if (answer.ok) onChanged();
  }

  return (
    <GatePage title="Set a new passphrase">
      <p className={styles.lead}>
        The journal is open. If the passphrase is forgotten, set a new one now: the recovery code stays as it
        is, and every entry with it. Backups made until now open with the old passphrase or with this code.
      </p>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (!change.isPending) void submit();
        }}
      >
        <NewPassphraseFields
          typed={typed}
          onChange={setTyped}
          hasTried={hasTried}
          label="New passphrase"
          repeatLabel="The new passphrase again"
          autoFocus
        />
        {change.failure && <Notice tone="error">{change.failure.message}</Notice>}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="medium" isPending={change.isPending}>
            {change.isPending ? 'Changing it…' : 'Set the passphrase'}
          </Button>
          <Button variant="quiet" size="medium" onPress={onLater}>
            Later
          </Button>
        </div>
      </form>
    </GatePage>
  );
}
