import { Link } from 'wouter';
import { addresses, useQueryOf } from '../../../bridge/index.ts';
import { Notice } from '../../../ui/index.ts';
import { materialInWords, materialOf } from './material.ts';
import styles from './NewCase.module.css';
import { type CasePeriod, periodProblem } from './periods.ts';

const mostCounted = 500;

/** Says, before anything is built, how much the period holds to build from. */
export function WhatThereIs({ period }: { readonly period: CasePeriod }) {
  const isEnabled = periodProblem(period) === undefined;
  const options = { isEnabled, keepsPrevious: true };
  const overview = useQueryOf('evidence.overview', period, options);
  const entries = useQueryOf(
    'entry.list',
    { ...period, visibility: 'shareable', limit: mostCounted },
    options,
  );
  const failure = overview.failure ?? entries.failure;
  if (failure) return <Notice tone="error">{failure.message}</Notice>;
  if (!isEnabled || !overview.data || !entries.data) return <p className={styles.material}>&nbsp;</p>;
  const material = materialOf(overview.data.areas, {
    count: entries.data.entries.length,
    hasMore: entries.data.next !== undefined,
  });
  const sentences = materialInWords(material);
  if (material.shareable === 0) {
    return (
      <Notice tone="warning">
        {sentences.join(' ')} <Link href={addresses.journal}>Mark what may be shown as shareable</Link>, or
        choose another period.
      </Notice>
    );
  }
  return (
    <p className={styles.material} role="status">
      {sentences.join(' ')}{' '}
      {material.undecided > 0 && <Link href={addresses.skills}>Decide them in Skills</Link>}
    </p>
  );
}
