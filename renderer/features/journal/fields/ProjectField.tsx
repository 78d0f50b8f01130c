import { useEffect, useState } from 'react';
import { ComboBox } from '../../../ui/index.ts';
import { FieldSection } from './FieldSection.tsx';
import type { EntryFieldProps } from './types.ts';

/** The project the entry belongs to; projects already in the journal are offered. */
export function ProjectField({
  entry,
  change,
  projects,
}: EntryFieldProps & { readonly projects: readonly string[] }) {
  const [typed, setTyped] = useState(entry.project ?? '');
  useEffect(() => setTyped(entry.project ?? ''), [entry.project]);

  function commit(value: string): void {
    const project = value.trim();
    if (project !== (entry.project ?? '')) change({ project: project === '' ? null : project }, true);
  }

  return (
    <FieldSection title="Project">
      <ComboBox
        label="Project"
        isLabelHidden
        placeholder="Not recorded"
        suggestions={projects}
        value={typed}
        onChange={setTyped}
        onCommit={commit}
      />
    </FieldSection>
  );
}
