import { useState } from 'react';
import { useMutationOf } from '../../bridge/index.ts';
import { PassphraseField } from '../../ui/index.ts';
import { KeyDialog, type KeyDialogState } from './KeyDialog.tsx';

/** Makes a new recovery code, for one that was lost or seen by somebody. */
export function ReplaceCode({
  isOpen,
  onOpenChange,
  onReplaced,
}: KeyDialogState & { readonly onReplaced: (code: string) => void }) {
  const [passphrase, setPassphrase] = useState('');
  const replace = useMutationOf('vault.replace-recovery-code');

  function close(): void {
    setPassphrase('');
    replace.reset();
    onOpenChange(false);
  }

  async function submit(): Promise<void> {
    const answer = await replace.run({ secret: { type: 'passphrase', passphrase } });
    if (!answer.ok) return;
    close();
    onReplaced(answer.value.recoveryCode);
  }

  return (
    <KeyDialog
      title="Make a new recovery code"
      verb="Make it"
      pendingVerb="Making it…"
      isOpen={isOpen}
      onOpenChange={close}
      isReady={passphrase !== ''}
      isPending={replace.isPending}
      failure={replace.failure}
      onSubmit={() => void submit()}
    >
      <p>The code until now no longer opens the journal, only backups made until now.</p>
      <PassphraseField label="Passphrase" value={passphrase} onChange={setPassphrase} autoFocus />
    </KeyDialog>
  );
}
