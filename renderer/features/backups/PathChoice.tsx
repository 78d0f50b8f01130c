import { useMutationOf, useQueryOf } from '../../bridge/index.ts';
import { Button, Notice, TextField } from '../../ui/index.ts';
import styles from './backups.module.css';

/** A folder or a backup's file of this computer: typed, or chosen in the system's own dialog where there is one. */
export function PathChoice({
  what,
  label,
  value,
  onChange,
}: {
  readonly what: 'folder' | 'backup';
  readonly label: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
}) {
  const abilities = useQueryOf('shell.abilities', {});
  const choose = useMutationOf('shell.choose-path');

  async function ask(): Promise<void> {
    const answer = await choose.run({ what });
    if (answer.ok && answer.value.path !== null) onChange(answer.value.path);
  }

  return (
    <>
      <div className={styles.path}>
        <TextField label={label} value={value} onChange={onChange} className={styles.pathField} />
        {abilities.data?.canChoosePaths && <Button onPress={() => void ask()}>Choose…</Button>}
      </div>
      {choose.failure && <Notice tone="error">{choose.failure.message}</Notice>}
    </>
  );
}
