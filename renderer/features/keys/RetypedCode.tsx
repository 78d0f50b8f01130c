import { useState } from 'react';
import { Button, Notice, TextField } from '../../ui/index.ts';
import { groupName, groupsOf, groupsToAsk, isSameGroup } from './code-groups.ts';
import styles from './keys.module.css';

/** Asks for two groups of the code from the paper it was written on; it is not shown meanwhile. */
export function RetypedCode({
  code,
  isPending,
  onProven,
  onBack,
}: {
  readonly code: string;
  readonly isPending: boolean;
  readonly onProven: () => void;
  readonly onBack: () => void;
}) {
  const [asked] = useState(() => groupsToAsk(code, Math.random));
  const [typed, setTyped] = useState<readonly string[]>(['', '']);
  const [hasTried, setTried] = useState(false);
  const groups = groupsOf(code);
  const isRight = (at: number) => isSameGroup(typed[at] ?? '', groups[asked[at] ?? 0] ?? '');

  return (
    <form
      className={styles.form}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (asked.every((_, at) => isRight(at))) onProven();
      }}
    >
      <p className={styles.lead}>
        Type these two of its {groups.length} groups from what you wrote down, so that you know it can be
        read.
      </p>
      <div className={styles.groups}>
        {asked.map((group, at) => (
          <TextField
            key={group}
            label={groupName(group)}
            value={typed[at] ?? ''}
            onChange={(text) => setTyped(typed.map((other, index) => (index === at ? text : other)))}
            isInvalid={hasTried && !isRight(at)}
            errorMessage="That is not what the code says."
            maxLength={12}
            autoFocus={at === 0}
          />
        ))}
      </div>
      {hasTried && !asked.every((_, at) => isRight(at)) && (
        <Notice tone="error">
          What you typed and the code differ. Look at the code again and correct your paper.
        </Notice>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" size="medium" isPending={isPending}>
          Check it
        </Button>
        <Button variant="quiet" size="medium" onPress={onBack}>
          Show the code again
        </Button>
      </div>
    </form>
  );
}
