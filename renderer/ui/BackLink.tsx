import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './BackLink.module.css';

/** The way back to the page this one was reached from, by its name. */
export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link href={href} className={styles.back ?? ''}>
      <ArrowLeft aria-hidden />
      {children}
    </Link>
  );
}
