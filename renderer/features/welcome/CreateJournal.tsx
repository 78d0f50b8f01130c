import { useState } from 'react';
import { shortestPassphrase } from '../../../shared/contract/vault-channels.ts';
import { useMutationOf } from '../../bridge/index.ts';
import { Button, Meter, Notice, PassphraseField } from '../../ui/index.ts';
import { useStrength } from './use-strength.ts';
import styles from './Welcome.module.css';

/** What is wrong with the two passphrases, as a sentence for the field it concerns. */
function problemsOf(passphrase: string, repeated: string): { first?: string; second?: string } {
  if (passphrase.length < shortestPassphrase) {
    return {
      first: `A passphrase has at least ${shortestPassphrase} characters. Four or five words are good.`,
    };
  }
  if (passphrase !== repeated) return { second: 'The two passphrases differ. Type the same one again.' };
  return {};
}

/** Asks for the passphrase twice and makes the journal. The meter advises; no rule composes. */
export function CreateJournal({
  onStart,
  onCreated,
  onFailed,
}: {
  readonly onStart: () => void;
  readonly onCreated: (recoveryCode: string) => void;
  readonly onFailed: () => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [hasTried, setTried] = useState(false);
  const strength = useStrength(passphrase);
  const create = useMutationOf('vault.create');
  const problems = problemsOf(passphrase, repeated);
  const shown = hasTried ? problems : {};

  async function submit(): Promise<void> {
    setTried(true);
    if (problems.first ?? problems.second) return;
    onStart();
    const answer = await create.run({ passphrase });
    if (answer.ok) onCreated(answer.value.recoveryCode);
    else onFailed();
  }

  return (
    <form
      className={styles.form}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PassphraseField
        label="Passphrase"
        description="A few unrelated words are easy to remember and hard to guess."
        value={passphrase}
        onChange={setPassphrase}
        isInvalid={shown.first !== undefined}
        errorMessage={shown.first}
        autoFocus
      />
      <div className={styles.strength} aria-live="polite">
        {strength && (
          <>
            <Meter label="Strength of the passphrase" value={strength.score} steps={4} word={strength.word} />
            {strength.advice !== '' && <p className={styles.advice}>{strength.advice}</p>}
          </>
        )}
      </div>
      <PassphraseField
        label="The same passphrase again"
        value={repeated}
        onChange={setRepeated}
        isInvalid={shown.second !== undefined}
        errorMessage={shown.second}
      />
      <Notice tone="warning">
        <strong>Nobody can reset this passphrase.</strong> There is no account and no copy elsewhere: without
        it, or the recovery code you get next, the journal stays closed for good.
      </Notice>
      {create.failure && <Notice tone="error">{create.failure.message}</Notice>}
      <div>
        <Button type="submit" variant="primary" size="medium" isPending={create.isPending}>
          {create.isPending ? 'Making the journal…' : 'Create the journal'}
        </Button>
      </div>
    </form>
  );
}
