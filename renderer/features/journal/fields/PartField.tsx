import { roles, scopes } from '../../../../shared/domain/entry/entry.ts';
import { Select, ToggleGroup } from '../../../ui/index.ts';
import { FieldSection } from './FieldSection.tsx';
import type { EntryFieldProps } from './types.ts';

const roleNames = { contributed: 'Contributed', drove: 'Drove', led: 'Led' } as const;
const scopeNames = {
  me: 'Myself',
  team: 'My team',
  'several-teams': 'Several teams',
  organisation: 'The organisation',
  company: 'The company',
} as const;
const unset = 'unset';

/** The person's part in it, and how far it reached. */
export function PartField({ entry, change }: EntryFieldProps) {
  return (
    <FieldSection title="My role, and how far it reached">
      <ToggleGroup
        label="My role"
        options={roles.map((id) => ({ id, name: roleNames[id] }))}
        value={entry.role ?? null}
        isClearable
        onChange={(role) => change({ role }, true)}
      />
      <Select
        label="Scope"
        isLabelHidden
        options={[
          { id: unset, name: 'Scope not recorded' } as const,
          ...scopes.map((id) => ({ id, name: scopeNames[id] })),
        ]}
        value={entry.scope ?? unset}
        onChange={(scope) => change({ scope: scope === unset ? null : scope }, true)}
      />
    </FieldSection>
  );
}
