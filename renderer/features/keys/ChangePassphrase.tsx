import { useState } from 'react';
import { useMutationOf } from '../../bridge/index.ts';
import {
  Button,
  Dialog,
  isBlank,
  Notice,
  noSecret,
  type Secret,
  SecretField,
  SecretToggle,
} from '../../ui/index.ts';
import { KeyDialog, type KeyDialogState } from './KeyDialog.tsx';
import styles from './keys.module.css';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { isUsable, noPassphrase } from './new-passphrase.ts';

/** Changes the passphrase, then offers a backup that opens with the new one. */
export function ChangePassphrase({ isOpen, onOpenChange }: KeyDialogState) {
  const [secret, setSecret] = useState<Secret>(noSecret);
  const [typed, setTyped] = useState(noPassphrase);
  const [hasTried, setTried] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const change = useMutationOf('vault.change-passphrase');

  function close(): void {
    setSecret(noSecret);
    setTyped(noPassphrase);
    setTried(false);
    setChanged(false);
    change.reset();
    onOpenChange(false);
  }

  async function submit(): Promise<void> {
    setTried(true);
    if (!isUsable(typed)) return;
    const answer = await change.run({ secret, newPassphrase: typed.first });
    if (!answer.ok) return;
    setSecret(noSecret);
    setTyped(noPassphrase);
    setChanged(true);
  }

  if (isChanged) return <Changed isOpen={isOpen} onDone={close} />;
  return (
    <KeyDialog
      title="Change the passphrase"
      verb="Change it"
      pendingVerb="Changing it…"
      isOpen={isOpen}
      onOpenChange={close}
      isReady={!isBlank(secret)}
      isPending={change.isPending}
      failure={change.failure}
      onSubmit={() => void submit()}
    >
      <div>
        <SecretField secret={secret} onChange={setSecret} label="Passphrase until now" autoFocus />
        <SecretToggle secret={secret} onChange={setSecret} />
      </div>
      <NewPassphraseFields
        typed={typed}
        onChange={setTyped}
        hasTried={hasTried}
        label="New passphrase"
        repeatLabel="The new passphrase again"
      />
      <p className={styles.advice}>Backups made before open with the passphrase of their day.</p>
    </KeyDialog>
  );
}

function Changed({ isOpen, onDone }: { readonly isOpen: boolean; readonly onDone: () => void }) {
  const make = useMutationOf('backup.make');
  const [isMade, setMade] = useState(false);
  return (
    <Dialog
      title="The passphrase is changed"
      isOpen={isOpen}
      onOpenChange={onDone}
      footer={
        <>
          {!isMade && (
            <Button
              variant="primary"
              size="medium"
              isPending={make.isPending}
              onPress={() => void make.run({}).then((answer) => setMade(answer.ok))}
            >
              {make.isPending ? 'Making it…' : 'Make a new backup now'}
            </Button>
          )}
          <Button size="medium" onPress={onDone}>
            Done
          </Button>
        </>
      }
    >
      <p>
        Backups made until now still open with the old passphrase. A new backup opens with the new one; the
        old ones age out, or you can remove them under Backups.
      </p>
      <p role="status">{isMade && 'A new backup is made and was checked.'}</p>
      {make.failure && <Notice tone="error">{make.failure.message}</Notice>}
    </Dialog>
  );
}
