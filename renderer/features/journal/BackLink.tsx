import { ArrowLeft } from 'lucide-react';
import { Link } from 'wouter';
import { addresses } from '../../bridge/index.ts';
import styles from './BackLink.module.css';

/** The way back to the timeline. */
export function BackLink() {
  return (
    <Link href={addresses.journal} className={styles.back ?? ''}>
      <ArrowLeft aria-hidden />
      Journal
    </Link>
  );
}
