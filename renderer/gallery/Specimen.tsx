import type { ReactNode } from 'react';
import styles from './Gallery.module.css';

/** One primitive with its name, in the states that matter. */
export function Specimen({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className={styles.specimen} aria-label={name}>
      <h2>{name}</h2>
      <div className={styles.states}>{children}</div>
    </section>
  );
}
