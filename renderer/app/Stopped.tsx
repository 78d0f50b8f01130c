import { stoppedMessage } from '../bridge/index.ts';
import { Brand } from '../ui/index.ts';
import styles from './Stopped.module.css';

/** What the window shows when the program behind it has gone: calm, and where to go from here. */
export function Stopped() {
  return (
    <main className={styles.stopped}>
      <Brand />
      <h1>{stoppedMessage}</h1>
      <p>Everything shown as saved is safe in your journal. You can close this tab.</p>
    </main>
  );
}
