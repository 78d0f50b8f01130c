import { Button } from '../../../ui/index.ts';
import type { SaveState } from './autosave.ts';
import styles from './OpenEntry.module.css';

const words = {
  saved: 'Saved',
  waiting: 'Saving…',
  saving: 'Saving…',
  failed: 'Could not save',
  crossed: 'Not saved',
} as const;

/** Where the changes are, in two words; when they could not be saved, the way to try again. */
export function SaveNote({ state, onRetry }: { readonly state: SaveState; readonly onRetry: () => void }) {
  return (
    <div className={styles.save}>
      <span role="status" data-phase={state.phase}>
        {words[state.phase]}
      </span>
      {state.phase === 'failed' && <Button onPress={onRetry}>Try again</Button>}
    </div>
  );
}
