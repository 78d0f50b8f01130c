import { useState } from 'react';
import { useQueryOf } from '../../bridge/index.ts';
import { Button, Notice, Skeleton } from '../../ui/index.ts';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { ConfirmCode } from './ConfirmCode.tsx';
import { KeychainRow } from './KeychainRow.tsx';
import { KeyRow } from './KeyRow.tsx';
import styles from './keys.module.css';
import { ReplaceCode } from './ReplaceCode.tsx';

type Asked = 'passphrase' | 'confirm' | 'replace';

/** The ways into the journal: its passphrase, its recovery code, the system's keychain, and new keys for everything. */
export function KeysSection({
  onNewCode,
  onRenew,
}: {
  /** There is a new recovery code, which is shown once. */
  readonly onNewCode: (code: string) => void;
  /** The person wants all keys renewed. */
  readonly onRenew: () => void;
}) {
  const keys = useQueryOf('vault.keys', {});
  const [asked, setAsked] = useState<Asked>();
  const dialog = (name: Asked) => ({
    isOpen: asked === name,
    onOpenChange: (isOpen: boolean) => setAsked(isOpen ? name : undefined),
  });
  const isConfirmed = keys.data?.recoveryCode === 'confirmed';

  if (keys.failure) return <Notice tone="error">{keys.failure.message}</Notice>;
  if (!keys.data) return <Skeleton />;
  return (
    <>
      <ul className={styles.rows} aria-label="Keys">
        <KeyRow
          name="Passphrase"
          text="Changing it changes no entry. Backups made before open with the one of their day."
          actions={<Button onPress={() => setAsked('passphrase')}>Change…</Button>}
        />
        <KeyRow
          name="Recovery code"
          text={
            isConfirmed
              ? 'Checked: you hold it. It opens the journal when the passphrase is forgotten.'
              : 'Not checked yet. It was shown once: type what you wrote down, or make a new one.'
          }
          isWarning={!isConfirmed}
          actions={
            <>
              {!isConfirmed && <Button onPress={() => setAsked('confirm')}>Type it…</Button>}
              <Button onPress={() => setAsked('replace')}>Make a new one…</Button>
            </>
          }
        />
        <KeychainRow keychain={keys.data.keychain} />
        <KeyRow
          name="All keys"
          text="Encrypts the whole journal anew, for when somebody may have copied it together with a secret."
          actions={<Button onPress={onRenew}>Renew all keys…</Button>}
        />
      </ul>
      <ChangePassphrase {...dialog('passphrase')} />
      <ConfirmCode {...dialog('confirm')} />
      <ReplaceCode
        {...dialog('replace')}
        onReplaced={(code) => {
          setAsked(undefined);
          onNewCode(code);
        }}
      />
    </>
  );
}
