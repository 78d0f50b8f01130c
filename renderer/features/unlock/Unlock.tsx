import { type ReactNode, useEffect, useRef, useState } from 'react';
import { samplePassphrase, type VaultStatus } from '../../../shared/contract/vault-channels.ts';
import { useMutationOf, useSession } from '../../bridge/index.ts';
import { Button, GatePage, Notice, PassphraseField, TextField } from '../../ui/index.ts';
import styles from './Unlock.module.css';

type Way = 'passphrase' | 'recovery-code';

/** The page of a locked journal: its passphrase, or its recovery code. What fails is said as a sentence. */
export function Unlock({
  status,
  otherJournals,
}: {
  readonly status: VaultStatus;
  readonly otherJournals?: ReactNode;
}) {
  const [way, setWay] = useState<Way>('passphrase');
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const unlock = useMutationOf('vault.unlock');
  const session = useSession();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is another one after each change of way.
  useEffect(() => {
    input.current?.focus();
  }, [way]);

  function choose(chosen: Way): void {
    setTyped('');
    unlock.reset();
    setWay(chosen);
  }

  async function submit(): Promise<void> {
    const secret =
      way === 'passphrase'
        ? { type: 'passphrase' as const, passphrase: typed }
        : { type: 'recovery-code' as const, code: typed };
    const answer = await unlock.run({ secret });
    if (answer.ok) session.status.set(answer.value);
    else input.current?.select();
  }

  return (
    <GatePage title={status.journalName || 'Your journal'} foot={otherJournals}>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '' && !unlock.isPending) void submit();
        }}
      >
        {status.isSample && (
          <Notice>
            The sample opens with the passphrase <b>{samplePassphrase}</b>.
          </Notice>
        )}
        {way === 'passphrase' ? (
          <PassphraseField
            key="passphrase"
            label="Passphrase"
            value={typed}
            onChange={setTyped}
            inputRef={input}
          />
        ) : (
          <TextField
            key="code"
            label="Recovery code"
            description="Case and hyphens do not matter; O counts as 0, I and L as 1."
            value={typed}
            onChange={setTyped}
            inputRef={input}
          />
        )}
        {unlock.failure && <Notice tone="error">{unlock.failure.message}</Notice>}
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="primary"
            size="medium"
            isDisabled={typed === ''}
            isPending={unlock.isPending}
          >
            {unlock.isPending ? 'Opening…' : 'Unlock'}
          </Button>
          {way === 'passphrase' ? (
            <Button variant="quiet" size="medium" onPress={() => choose('recovery-code')}>
              Use the recovery code
            </Button>
          ) : (
            <Button variant="quiet" size="medium" onPress={() => choose('passphrase')}>
              Use the passphrase
            </Button>
          )}
        </div>
      </form>
    </GatePage>
  );
}
