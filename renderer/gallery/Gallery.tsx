import { ToastRegion } from '../ui/index.ts';
import { Actions } from './Actions.tsx';
import { Fields } from './Fields.tsx';
import styles from './Gallery.module.css';
import { Overlays } from './Overlays.tsx';
import { Secrets } from './Secrets.tsx';
import { Shown } from './Shown.tsx';

/** Every primitive in its states, to look at and to test by itself; not part of the program. */
export function Gallery() {
  return (
    <main className={styles.gallery}>
      <h1>Primitives</h1>
      <Actions />
      <Fields />
      <Secrets />
      <Overlays />
      <Shown />
      <ToastRegion />
    </main>
  );
}
