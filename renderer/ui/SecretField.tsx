import type { Ref } from 'react';
import { Button } from './Button.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import styles from './SecretField.module.css';
import { TextField } from './TextField.tsx';

/** What a person types to prove that a journal is theirs: its passphrase, or its recovery code. */
export type Secret =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  | { readonly type: 'recovery-code'; readonly code: string };

/** Nothing typed yet. */
export const noSecret: Secret = { type: 'passphrase', passphrase: '' };

/** Whether nothing is typed. */
export function isBlank(secret: Secret): boolean {
  return (secret.type === 'passphrase' ? secret.passphrase : secret.code) === '';
}

/** The field for the passphrase or the recovery code, whichever the secret is. */
export function SecretField({
  secret,
  onChange,
  inputRef,
  label,
  description,
  autoFocus = false,
}: {
  readonly secret: Secret;
  readonly onChange: (secret: Secret) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** What the passphrase is called here. */
  readonly label?: string;
  readonly description?: string;
  readonly autoFocus?: boolean;
}) {
  const shared = { ...(inputRef ? { inputRef } : {}), autoFocus };
  if (secret.type === 'passphrase') {
    return (
      <PassphraseField
        {...shared}
        key="passphrase"
        label={label ?? 'Passphrase'}
        {...(description === undefined ? {} : { description })}
        value={secret.passphrase}
        onChange={(passphrase) => onChange({ type: 'passphrase', passphrase })}
      />
    );
  }
  return (
    <TextField
      {...shared}
      key="code"
      label="Recovery code"
      description="Case and hyphens do not matter; O counts as 0, I and L as 1."
      value={secret.code}
      onChange={(code) => onChange({ type: 'recovery-code', code })}
    />
  );
}

/** Under the field: turns from the passphrase to the recovery code and back; what was typed is forgotten. */
export function SecretToggle({
  secret,
  onChange,
}: {
  readonly secret: Secret;
  readonly onChange: (secret: Secret) => void;
}) {
  const isPassphrase = secret.type === 'passphrase';
  return (
    <Button
      variant="quiet"
      className={styles.toggle}
      onPress={() => onChange(isPassphrase ? { type: 'recovery-code', code: '' } : noSecret)}
    >
      {isPassphrase ? 'Use the recovery code' : 'Use the passphrase'}
    </Button>
  );
}
