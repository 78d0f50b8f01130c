import { visibilities } from '../../../../shared/domain/entry/visibility.ts';
import { ToggleGroup } from '../../../ui/index.ts';
import { FieldSection } from './FieldSection.tsx';
import styles from './fields.module.css';
import type { EntryFieldProps } from './types.ts';

const names = { shareable: 'Shareable', private: 'Private', sealed: 'Sealed' } as const;

const meanings = {
  shareable: 'May be used in documents you build. Nothing is shared by itself.',
  private: 'For you only: counted for you, never used in a document.',
  sealed: 'Hidden even in lists until you ask for it; in no document, chart or suggestion.',
} as const;

/** Who the entry is for, and what that means. */
export function VisibilityField({ entry, change }: EntryFieldProps) {
  return (
    <FieldSection title="Who may see it">
      <ToggleGroup
        label="Who may see it"
        options={visibilities.map((id) => ({ id, name: names[id] }))}
        value={entry.visibility}
        onChange={(visibility) => {
          if (visibility) change({ visibility }, true);
        }}
      />
      <p className={styles.explain}>{meanings[entry.visibility]}</p>
    </FieldSection>
  );
}
