import type { ReactNode } from 'react';
import styles from './fields.module.css';

/** A part of what is known about an entry, under its heading. */
export function FieldSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
