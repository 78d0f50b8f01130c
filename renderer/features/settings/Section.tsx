import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import styles from './SettingsRoom.module.css';

/** A part of the settings. With an `address` of its own it comes into view, and takes the focus, when that is gone to. */
export function Section({
  title,
  address,
  children,
}: {
  readonly title: string;
  readonly address?: string;
  readonly children: ReactNode;
}) {
  const [location] = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const isMeant = address !== undefined && location === address;
  useEffect(() => {
    if (!isMeant) return;
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [isMeant]);
  return (
    <section className={styles.section}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
