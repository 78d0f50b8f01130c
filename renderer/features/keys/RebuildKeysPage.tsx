import { useState } from 'react';
import { useMutationOf, useSession } from '../../bridge/index.ts';
import {
  Button,
  GatePage,
  isBlank,
  Notice,
  noSecret,
  type Secret,
  SecretField,
  SecretToggle,
} from '../../ui/index.ts';
import styles from './keys.module.css';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { isUsable, noPassphrase } from './new-passphrase.ts';

/** Makes damaged keys anew from one secret that still fits, opens the journal, and hands on the new recovery code. */
export function RebuildKeysPage({
  initialSecret,
  onRebuilt,
  onBack,
}: {
  readonly initialSecret?: Secret | undefined;
  readonly onRebuilt: (recoveryCode: string) => void;
  readonly onBack: () => void;
}) {
  const [secret, setSecret] = useState<Secret>(initialSecret ?? noSecret);
  const [typed, setTyped] = useState(noPassphrase);
  const [hasTried, setTried] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const rebuild = useMutationOf('vault.rebuild-keys');
  const unlock = useMutationOf('vault.unlock');
  const session = useSession();

  async function submit(): Promise<void> {
    setTried(true);
    if (isBlank(secret) || !isUsable(typed)) return;
    setWorking(true);
    const newPassphrase = typed.first;
    const answer = await rebuild.run({ secret, newPassphrase });
    if (answer.ok) {
      const opened = await unlock.run({ secret: { type: 'passphrase', passphrase: newPassphrase } });
      onRebuilt(answer.value.recoveryCode);
      if (opened.ok) session.status.set(opened.value);
    }
    setWorking(false);
  }

  return (
    <GatePage title="Make the keys anew">
      <p className={styles.lead}>
        Your entries are whole: only the small file that holds their keys is damaged. One secret that still
        fits is enough to write it anew, with a new passphrase and a new recovery code.
      </p>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWorking) void submit();
        }}
      >
        <div>
          <SecretField
            secret={secret}
            onChange={setSecret}
            label="The passphrase until now"
            autoFocus={isBlank(secret)}
          />
          <SecretToggle secret={secret} onChange={setSecret} />
        </div>
        <NewPassphraseFields
          typed={typed}
          onChange={setTyped}
          hasTried={hasTried}
          label="New passphrase"
          repeatLabel="The new passphrase again"
        />
        <p className={styles.advice}>It may be the same one as before.</p>
        {rebuild.failure && <Notice tone="error">{rebuild.failure.message} Nothing was changed.</Notice>}
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="primary"
            size="medium"
            isDisabled={isBlank(secret)}
            isPending={isWorking}
          >
            {isWorking ? 'Making the keys…' : 'Make the keys anew'}
          </Button>
          <Button variant="quiet" size="medium" onPress={onBack}>
            Back
          </Button>
        </div>
      </form>
    </GatePage>
  );
}
