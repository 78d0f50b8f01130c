import { type ReactNode, useState } from 'react';
import { ComboBox } from './ComboBox.tsx';
import styles from './TagInput.module.css';

/** Names added one at a time, with what was used before offered. `children` shows what was added already. */
export function TagInput({
  label,
  suggestions,
  taken,
  onAdd,
  placeholder,
  children,
}: {
  readonly label: string;
  readonly suggestions: readonly string[];
  /** Names already there: not offered, not added twice. */
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
  readonly placeholder?: string;
  readonly children?: ReactNode;
}) {
  const [typed, setTyped] = useState('');
  const isTaken = (name: string) => taken.some((other) => other.toLowerCase() === name.toLowerCase());
  return (
    <div className={styles.tags}>
      {children}
      <ComboBox
        label={label}
        isLabelHidden
        suggestions={suggestions.filter((name) => !isTaken(name))}
        value={typed}
        onChange={setTyped}
        onCommit={(value) => {
          const name = value.trim();
          setTyped('');
          if (name !== '' && !isTaken(name)) onAdd(name);
        }}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </div>
  );
}
