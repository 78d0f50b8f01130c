import { useEffect, useState } from 'react';
import { longestLine } from '../../../../shared/domain/entry/entry.ts';
import { TextField } from '../../../ui/index.ts';
import { FieldSection } from './FieldSection.tsx';
import styles from './fields.module.css';
import type { EntryFieldProps } from './types.ts';

const nothing = { what: '', before: '', after: '' };

/** What changed, from what to what, in the person's own words and figures. */
export function ImpactField({ entry, change }: EntryFieldProps) {
  const [typed, setTyped] = useState(entry.impact ?? nothing);
  const stored = JSON.stringify(entry.impact ?? nothing);
  useEffect(() => setTyped(JSON.parse(stored)), [stored]);

  const lacksWhat = typed.what.trim() === '' && (typed.before + typed.after).trim() !== '';

  function edit(part: Partial<typeof nothing>): void {
    const impact = { ...typed, ...part };
    setTyped(impact);
    const isEmpty = Object.values(impact).every((words) => words.trim() === '');
    if (isEmpty) change({ impact: null });
    else if (impact.what.trim() !== '') change({ impact });
  }

  return (
    <FieldSection title="Impact">
      <TextField
        label="What changed"
        value={typed.what}
        onChange={(what) => edit({ what })}
        maxLength={longestLine}
        isInvalid={lacksWhat}
        errorMessage="Say what changed, then before and after are kept."
      />
      <div className={styles.pair}>
        <TextField
          label="Before"
          value={typed.before}
          onChange={(before) => edit({ before })}
          maxLength={longestLine}
        />
        <span className={styles.arrow} aria-hidden>
          →
        </span>
        <TextField
          label="After"
          value={typed.after}
          onChange={(after) => edit({ after })}
          maxLength={longestLine}
        />
      </div>
    </FieldSection>
  );
}
