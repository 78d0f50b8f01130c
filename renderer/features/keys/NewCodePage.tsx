import { useState } from 'react';
import { useMutationOf } from '../../bridge/index.ts';
import { Button, GatePage, Notice } from '../../ui/index.ts';
import styles from './keys.module.css';
import { RetypedCode } from './RetypedCode.tsx';
import { ShownCode } from './ShownCode.tsx';

/** Why there is a new recovery code. */
export type NewCodeReason = 'created' | 'replaced' | 'rebuilt' | 'renewed';

const reasons: Readonly<Record<NewCodeReason, string>> = {
  created: '',
  replaced: 'The code before it opens only backups made until now. ',
  rebuilt: 'The journal’s keys are whole again, and this code goes with them. ',
  renewed: 'Everything is encrypted anew. Backups made until now open with the secrets of their day. ',
};

/** A new recovery code, shown once: to write down, and to prove by typing a part of it. It can be postponed. */
export function NewCodePage({
  code,
  journalName,
  reason,
  onDone,
}: {
  readonly code: string;
  readonly journalName: string;
  readonly reason: NewCodeReason;
  readonly onDone: () => void;
}) {
  const [isRetyping, setRetyping] = useState(false);
  const confirm = useMutationOf('vault.confirm-recovery-code');

  async function prove(): Promise<void> {
    const answer = await confirm.run({ code });
    // Locked meanwhile, the code cannot be noted as proven: the reminder asks again.
    if (answer.ok || answer.failure.code === 'locked') onDone();
  }

  if (isRetyping) {
    return (
      <GatePage key="retype" title="Check what you wrote down">
        <RetypedCode
          code={code}
          isPending={confirm.isPending}
          onProven={() => void prove()}
          onBack={() => setRetyping(false)}
        />
        {confirm.failure && <Notice tone="error">{confirm.failure.message}</Notice>}
        <Later onLater={onDone} />
      </GatePage>
    );
  }
  return (
    <GatePage key="show" title="Your recovery code">
      <p className={styles.lead}>
        {reasons[reason]}This code opens “{journalName}” when the passphrase is forgotten. It is shown now and
        never again. Keep it away from this computer: on paper, or in a password store.
      </p>
      <ShownCode code={code} journalName={journalName} />
      <div className={styles.actions}>
        <Button variant="primary" size="medium" onPress={() => setRetyping(true)}>
          I have written it down
        </Button>
      </div>
      <Later onLater={onDone} />
    </GatePage>
  );
}

function Later({ onLater }: { readonly onLater: () => void }) {
  return (
    <div className={styles.later}>
      <Button onPress={onLater}>Later</Button>
      <p className={styles.advice}>
        Casebook reminds you until the code is checked. Without it a forgotten passphrase cannot be helped.
      </p>
    </div>
  );
}
