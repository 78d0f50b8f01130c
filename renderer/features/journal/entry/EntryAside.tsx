import { useQueryOf } from '../../../bridge/index.ts';
import { FeedbackField } from '../fields/FeedbackField.tsx';
import { ImpactField } from '../fields/ImpactField.tsx';
import { LinksField } from '../fields/LinksField.tsx';
import { PartField } from '../fields/PartField.tsx';
import { PeopleField } from '../fields/PeopleField.tsx';
import { ProjectField } from '../fields/ProjectField.tsx';
import { StretchField } from '../fields/StretchField.tsx';
import type { EntryFieldProps } from '../fields/types.ts';
import { VisibilityField } from '../fields/VisibilityField.tsx';

/** Everything about an entry beside its words. Fields that only some kinds have come with the kind. */
export function EntryAside({ entry, change }: EntryFieldProps) {
  const names = useQueryOf('entry.names', {}).data;
  return (
    <>
      {entry.kind === 'stretch' && <StretchField entry={entry} change={change} />}
      {entry.kind === 'feedback' && <FeedbackField entry={entry} change={change} />}
      <ImpactField entry={entry} change={change} />
      <PartField entry={entry} change={change} />
      <PeopleField entry={entry} change={change} names={names?.people ?? []} />
      <ProjectField entry={entry} change={change} projects={names?.projects ?? []} />
      <LinksField entry={entry} change={change} />
      <VisibilityField entry={entry} change={change} />
    </>
  );
}
