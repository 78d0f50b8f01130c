import { Meter, PassphraseField } from '../../ui/index.ts';
import styles from './keys.module.css';
import { type NewPassphrase, problemsOf } from './new-passphrase.ts';
import { useStrength } from './use-strength.ts';

/** Asks for a new passphrase twice, with a meter that advises; problems are said once the person has tried. */
export function NewPassphraseFields({
  typed,
  onChange,
  hasTried,
  label = 'Passphrase',
  repeatLabel = 'The same passphrase again',
  autoFocus = false,
}: {
  readonly typed: NewPassphrase;
  readonly onChange: (typed: NewPassphrase) => void;
  readonly hasTried: boolean;
  readonly label?: string;
  readonly repeatLabel?: string;
  readonly autoFocus?: boolean;
}) {
  const strength = useStrength(typed.first);
  const problems = hasTried ? problemsOf(typed) : {};
  return (
    <>
      <PassphraseField
        label={label}
        description="A few unrelated words are easy to remember and hard to guess."
        value={typed.first}
        onChange={(first) => onChange({ ...typed, first })}
        isInvalid={problems.first !== undefined}
        errorMessage={problems.first}
        autoFocus={autoFocus}
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
        label={repeatLabel}
        value={typed.second}
        onChange={(second) => onChange({ ...typed, second })}
        isInvalid={problems.second !== undefined}
        errorMessage={problems.second}
      />
    </>
  );
}
