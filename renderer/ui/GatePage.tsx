import { type ReactNode, useEffect, useRef } from 'react';
import { Brand } from './Brand.tsx';
import styles from './GatePage.module.css';

/** A page before the rooms: one thing asked, in one quiet column. `foot` holds the ways elsewhere. */
export function GatePage({
  title,
  children,
  foot,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The page before took its focused control away with it: reading and tabbing go on from the heading.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);

  return (
    <div className={styles.page}>
      <main className={styles.main}>
        <Brand />
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {children}
      </main>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </div>
  );
}
