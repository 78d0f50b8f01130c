import { useState } from 'react';
import { saveEverything, useMutationOf, useRunningJob } from '../../bridge/index.ts';
import { Button, GatePage, Notice, PassphraseField, Progress } from '../../ui/index.ts';
import styles from './keys.module.css';

/** Encrypts the journal anew with new keys, showing how far it is, and hands on the new recovery code. */
export function RenewKeysPage({
  onRenewed,
  onBack,
}: {
  readonly onRenewed: (recoveryCode: string) => void;
  readonly onBack: () => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const renew = useMutationOf('vault.rotate-keys');
  const running = useRunningJob();

  async function submit(): Promise<void> {
    await saveEverything();
    const answer = await renew.run({ passphrase });
    if (answer.ok) onRenewed(answer.value.recoveryCode);
  }

  if (renew.isPending) {
    const { done, total } = running?.job === 'rotate-keys' ? running : { done: 0, total: 0 };
    return (
      <GatePage key="renewing" title="Renewing the keys">
        <p className={styles.lead}>
          Every page of the journal is written anew. Should the computer stop in between, the journal opens as
          it was, or as it is then: no entry is lost.
        </p>
        <Progress label="Encrypting the journal anew" done={done} total={total} />
      </GatePage>
    );
  }
  return (
    <GatePage key="asking" title="Renew all keys">
      <p className={styles.lead}>
        For when somebody may have copied the journal’s folder together with its passphrase or its recovery
        code. Afterwards what they took no longer opens anything that is written from now on.
      </p>
      <ul className={styles.steps}>
        <li>The whole journal is encrypted anew. That takes seconds, and needs as much free space again.</li>
        <li>The passphrase stays. You get a new recovery code; the one until now no longer opens it.</li>
        <li>Backups made until now stay as they are and open with the secrets of their day.</li>
        <li>If the system’s keychain opens this journal, switch that on again afterwards.</li>
      </ul>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '') void submit();
        }}
      >
        <PassphraseField label="Passphrase" value={passphrase} onChange={setPassphrase} autoFocus />
        {renew.failure && (
          <Notice tone={renew.failure.code === 'cancelled' ? 'info' : 'error'}>
            {renew.failure.message}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="medium" isDisabled={passphrase === ''}>
            Renew the keys
          </Button>
          <Button variant="quiet" size="medium" onPress={onBack}>
            Back
          </Button>
        </div>
      </form>
    </GatePage>
  );
}
