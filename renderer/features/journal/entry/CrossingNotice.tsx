import { inWords } from '../../../../shared/domain/civil-date/civil-date.ts';
import { kindName } from '../../../../shared/domain/entry/kind.ts';
import { Button, Notice } from '../../../ui/index.ts';
import styles from './OpenEntry.module.css';
import type { Crossing } from './use-crossing.ts';

/** Two versions of the entry: the one here, and the one saved elsewhere in the meantime. The person decides. */
export function CrossingNotice({ crossing }: { readonly crossing: Crossing }) {
  const { failure, other } = crossing;
  return (
    <Notice
      tone="error"
      action={
        <>
          <Button variant="primary" onPress={crossing.keepMine}>
            Keep what is here
          </Button>
          <Button onPress={crossing.takeOther}>Take the other version</Button>
          <Button onPress={() => void crossing.keepBoth()}>Keep both</Button>
        </>
      }
    >
      {failure.message} The other version, a {kindName(other.kind).toLowerCase()} of {inWords(other.date)}:
      <blockquote className={styles.other}>{other.text}</blockquote>
    </Notice>
  );
}
