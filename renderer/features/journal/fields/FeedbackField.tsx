import { Switch } from '../../../ui/index.ts';
import { FieldSection } from './FieldSection.tsx';
import type { EntryFieldProps } from './types.ts';

/** Whether the person who gave the feedback may be quoted by name. */
export function FeedbackField({ entry, change }: EntryFieldProps) {
  return (
    <FieldSection title="Feedback">
      <Switch
        label="May be quoted by name"
        description="They agreed that a document names them. Otherwise it neither names nor quotes them."
        isSelected={entry.facets.feedback?.mayQuote ?? false}
        onChange={(mayQuote) => change({ facets: { ...entry.facets, feedback: { mayQuote } } }, true)}
      />
    </FieldSection>
  );
}
