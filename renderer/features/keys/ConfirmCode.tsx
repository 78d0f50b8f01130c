import { useState } from 'react';
import { useMutationOf } from '../../bridge/index.ts';
import { showToast, TextField } from '../../ui/index.ts';
import { KeyDialog, type KeyDialogState } from './KeyDialog.tsx';

/** Takes the recovery code as the person wrote it down, and notes that they hold it. */
export function ConfirmCode({ isOpen, onOpenChange }: KeyDialogState) {
  const [code, setCode] = useState('');
  const confirm = useMutationOf('vault.confirm-recovery-code');

  function close(): void {
    setCode('');
    confirm.reset();
    onOpenChange(false);
  }

  async function submit(): Promise<void> {
    const answer = await confirm.run({ code });
    if (!answer.ok) return;
    close();
    showToast({ message: 'The recovery code is right. Keep it where it is.' });
  }

  return (
    <KeyDialog
      title="Check the recovery code"
      verb="Check it"
      pendingVerb="Checking…"
      isOpen={isOpen}
      onOpenChange={close}
      isReady={code.trim() !== ''}
      isPending={confirm.isPending}
      failure={confirm.failure}
      onSubmit={() => void submit()}
    >
      <TextField
        label="Recovery code"
        description="As you wrote it down. Case and hyphens do not matter; O counts as 0, I and L as 1."
        value={code}
        onChange={setCode}
        autoFocus
      />
    </KeyDialog>
  );
}
