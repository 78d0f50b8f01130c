import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Params } from '../../../shared/contract/contract.ts';
import { samplePassphrase, type VaultStatus } from '../../../shared/contract/vault-channels.ts';
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
import { LockedCapture } from './LockedCapture.tsx';
import { TroublePage } from './TroublePage.tsx';
import { troubleOf, type WayOut } from './trouble.ts';
import styles from './Unlock.module.css';

type Opened = Params<'vault.unlock'>['secret'];

/**
 * The page of a locked journal: its passphrase, its recovery code or the system's keychain, and a line for what must
 * be written down before it is open. Whatever keeps it from opening has a page with the ways on.
 */
export function Unlock({
  status,
  onStart,
  onOpened,
  onFailed,
  onWayOut,
  otherJournals,
}: {
  readonly status: VaultStatus;
  /** Called before a try: this page stays until `onOpened` or `onFailed`. */
  readonly onStart: () => void;
  /** Called with what opened the journal, before the rooms are shown. */
  readonly onOpened: (secret: Opened) => void;
  readonly onFailed: () => void;
  /** Leaves for another page, with what was typed so far. */
  readonly onWayOut: (way: WayOut, typed: Secret) => void;
  readonly otherJournals?: ReactNode;
}) {
  const [secret, setSecret] = useState<Secret>(noSecret);
  const [tried, setTried] = useState<Opened>(noSecret);
  const input = useRef<HTMLInputElement>(null);
  const unlock = useMutationOf('vault.unlock');
  const session = useSession();
  const trouble = troubleOf(unlock.failure);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is another one after each change of way.
  useEffect(() => {
    input.current?.focus();
  }, [secret.type]);

  async function open(chosen: Opened): Promise<void> {
    setTried(chosen);
    onStart();
    const answer = await unlock.run({ secret: chosen });
    if (answer.ok) {
      onOpened(chosen);
      session.status.set(answer.value);
      return;
    }
    onFailed();
    if (answer.failure.code === 'absent') void session.status.refresh();
    if (chosen.type === 'system-keychain') input.current?.focus();
    else input.current?.select();
  }

  const foot = (
    <div className={styles.foot}>
      <LockedCapture />
      {otherJournals}
    </div>
  );

  if (trouble && unlock.failure) {
    return (
      <TroublePage
        trouble={trouble}
        message={unlock.failure.message}
        isTrying={unlock.isPending}
        onWayOut={(way) => onWayOut(way, secret)}
        onTryAgain={() => void open(tried)}
        onBack={() => unlock.reset()}
        foot={foot}
      />
    );
  }
  return (
    <GatePage title={status.journalName || 'Your journal'} foot={foot}>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBlank(secret) && !unlock.isPending) void open(secret);
        }}
      >
        {status.isSample && (
          <Notice>
            The sample opens with the passphrase <b>{samplePassphrase}</b>.
          </Notice>
        )}
        <div>
          <SecretField secret={secret} onChange={setSecret} inputRef={input} />
          <SecretToggle
            secret={secret}
            onChange={(chosen) => {
              unlock.reset();
              setSecret(chosen);
            }}
          />
        </div>
        {unlock.failure && (
          <Notice tone="error">
            {unlock.failure.message}
            {unlock.failure.code === 'keychain-refused' &&
              ' The keychain stays switched on for the next time.'}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="primary"
            size="medium"
            isDisabled={isBlank(secret)}
            isPending={unlock.isPending && tried.type !== 'system-keychain'}
          >
            {unlock.isPending && tried.type !== 'system-keychain' ? 'Opening…' : 'Unlock'}
          </Button>
          {status.hasKeychainSlot && (
            <Button
              size="medium"
              isPending={unlock.isPending && tried.type === 'system-keychain'}
              onPress={() => void open({ type: 'system-keychain' })}
            >
              Unlock with the system’s keychain
            </Button>
          )}
        </div>
        {unlock.failure &&
          (unlock.failure.code === 'wrong-passphrase' || unlock.failure.code === 'wrong-recovery-code') && (
            <p className={styles.help}>
              {secret.type === 'passphrase'
                ? 'Forgotten? The recovery code opens the journal too, and a backup opens with the passphrase of its day.'
                : 'A backup opens with the recovery code of its day.'}
              <Button variant="quiet" onPress={() => onWayOut('restore', secret)}>
                Restore a backup
              </Button>
            </p>
          )}
      </form>
    </GatePage>
  );
}
