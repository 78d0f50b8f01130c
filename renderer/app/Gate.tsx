import { type Params, useMutationOf, useSession, type Value } from '../bridge/index.ts';
import { RestorePage } from '../features/backups/index.ts';
import { JournalChooser } from '../features/journals/index.ts';
import {
  CreateJournal,
  NewCodePage,
  NewPassphrasePage,
  RebuildKeysPage,
  RenewKeysPage,
} from '../features/keys/index.ts';
import { RescuePage } from '../features/rescue/index.ts';
import { Unlock } from '../features/unlock/index.ts';
import { Welcome } from '../features/welcome/index.ts';
import { type Secret, showToast } from '../ui/index.ts';
import type { Passage } from './passage.ts';

/** The page that stands before the rooms: the one the person went to, else welcome or unlock. */
export function Gate({
  status,
  passage,
  onPassage: go,
}: {
  readonly status: Value<'vault.status'>;
  readonly passage: Passage | undefined;
  readonly onPassage: (passage: Passage | undefined) => void;
}) {
  const session = useSession();
  const unlock = useMutationOf('vault.unlock');
  const end = () => go(undefined);

  /** Opens the journal and lets the rooms in; answers why where it does not open. */
  async function open(secret: Secret): Promise<string | undefined> {
    const answer = await unlock.run({ secret });
    if (!answer.ok) return answer.failure.message;
    end();
    session.status.set(answer.value);
    return undefined;
  }

  switch (passage?.at) {
    case 'new-code':
      return (
        <NewCodePage
          code={passage.code}
          reason={passage.reason}
          journalName={status.journalName}
          onDone={end}
        />
      );
    case 'new-passphrase':
      return (
        <NewPassphrasePage
          code={passage.code}
          onLater={end}
          onChanged={() => {
            end();
            showToast({ message: 'The passphrase is changed.' });
          }}
        />
      );
    case 'rebuild-keys':
      return (
        <RebuildKeysPage
          initialSecret={passage.secret}
          onRebuilt={(code) => go({ at: 'new-code', code, reason: 'rebuilt' })}
          onBack={end}
        />
      );
    case 'renew-keys':
      return (
        <RenewKeysPage onRenewed={(code) => go({ at: 'new-code', code, reason: 'renewed' })} onBack={end} />
      );
    case 'rescue':
      return (
        <RescuePage
          initialSecret={passage.secret}
          onOpen={open}
          onRestore={() => go({ ...passage, at: 'restore' })}
          onBack={end}
        />
      );
    case 'restore':
      return (
        <RestorePage
          initialName={passage.name}
          initialSecret={passage.secret}
          onRestored={() => void session.status.refresh()}
          onOpen={open}
          onBack={end}
        />
      );
    case 'welcome':
    case 'unlock':
    case undefined:
      return <FirstPage status={status} passage={passage} go={go} />;
  }
}

function FirstPage({
  status,
  passage,
  go,
}: {
  readonly status: Value<'vault.status'>;
  readonly passage: { readonly at: 'welcome' | 'unlock' } | undefined;
  readonly go: (passage: Passage | undefined) => void;
}) {
  if (status.state === 'absent' || passage?.at === 'welcome') {
    return (
      <Welcome
        key={status.journalName}
        status={status}
        newJournal={
          <CreateJournal
            onStart={() => go({ at: 'welcome' })}
            onCreated={(code) => go({ at: 'new-code', code, reason: 'created' })}
            onFailed={() => go(undefined)}
          />
        }
        onRestore={() => go({ at: 'restore' })}
        otherJournals={<JournalChooser isQuiet />}
      />
    );
  }
  return (
    <Unlock
      key={status.journalName}
      status={status}
      onStart={() => go({ at: 'unlock' })}
      onOpened={(secret: Params<'vault.unlock'>['secret']) =>
        go(secret.type === 'recovery-code' ? { at: 'new-passphrase', code: secret.code } : undefined)
      }
      onFailed={() => go(undefined)}
      onWayOut={(at, secret) => go({ at, secret })}
      otherJournals={<JournalChooser />}
    />
  );
}
