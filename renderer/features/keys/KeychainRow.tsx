import { useState } from 'react';
import { useMutationOf, type Value } from '../../bridge/index.ts';
import { Button, PassphraseField } from '../../ui/index.ts';
import { KeyDialog } from './KeyDialog.tsx';
import { KeyRow } from './KeyRow.tsx';

type KeychainState = Value<'vault.keys'>['keychain'];

function textOf({ isOn, isUsable, backend, reason }: KeychainState): string {
  if (isOn && !isUsable) return `On, but it cannot be used now. ${reason ?? ''}`;
  if (isOn)
    return `On${backend === null ? '' : ` (${backend})`}: on this computer the journal opens without typing.`;
  if (isUsable)
    return 'Off. With it, whoever is at this computer while you are logged in can open the journal.';
  return reason ?? 'This computer has no keychain that keeps a secret.';
}

/** Whether the system's keychain may open the journal here, and the switch for it, which takes the passphrase. */
export function KeychainRow({ keychain }: { readonly keychain: KeychainState }) {
  const [isAsking, setAsking] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const set = useMutationOf('vault.set-keychain');
  const { isOn, isUsable } = keychain;

  function close(): void {
    setPassphrase('');
    set.reset();
    setAsking(false);
  }

  async function submit(): Promise<void> {
    const answer = await set.run({ isOn: !isOn, secret: { type: 'passphrase', passphrase } });
    if (answer.ok) close();
  }

  return (
    <>
      <KeyRow
        name="System keychain"
        text={textOf(keychain)}
        actions={
          (isOn || isUsable) && (
            <Button onPress={() => setAsking(true)}>{isOn ? 'Switch off…' : 'Switch on…'}</Button>
          )
        }
      />
      <KeyDialog
        title={isOn ? 'Open without the keychain again' : 'Open with the system’s keychain'}
        verb={isOn ? 'Switch it off' : 'Switch it on'}
        pendingVerb="One moment…"
        isOpen={isAsking}
        onOpenChange={close}
        isReady={passphrase !== ''}
        isPending={set.isPending}
        failure={set.failure}
        onSubmit={() => void submit()}
      >
        <p>
          {isOn
            ? 'The passphrase and the recovery code open the journal as before.'
            : 'The passphrase and the recovery code stay: the keychain is never the only way in.'}
        </p>
        <PassphraseField label="Passphrase" value={passphrase} onChange={setPassphrase} autoFocus />
      </KeyDialog>
    </>
  );
}
