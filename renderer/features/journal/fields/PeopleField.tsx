import { ChevronDown, X } from 'lucide-react';
import { type EntryPerson, personRoles } from '../../../../shared/domain/entry/entry.ts';
import { Button, IconButton, Menu, TagInput } from '../../../ui/index.ts';
import { personRoleWords } from '../person-role-words.ts';
import { FieldSection } from './FieldSection.tsx';
import styles from './fields.module.css';
import type { EntryFieldProps } from './types.ts';

const roleDetails = {
  mentioned: 'appears in the entry',
  witness: 'was there and can vouch for it',
  giver: 'gave the feedback',
} as const;

/** The people in the entry, each with what they are to it. */
export function PeopleField({
  entry,
  change,
  names,
}: EntryFieldProps & { readonly names: readonly string[] }) {
  const { people } = entry;
  const replace = (index: number, person?: EntryPerson) =>
    change({ people: people.toSpliced(index, 1, ...(person ? [person] : [])) }, true);
  const firstRole =
    entry.kind === 'feedback' && !people.some((one) => one.role === 'giver') ? 'giver' : 'mentioned';

  return (
    <FieldSection title="People">
      <TagInput
        label="Add a person"
        placeholder="Add a person"
        suggestions={names}
        taken={people.map((person) => person.name)}
        onAdd={(name) => change({ people: [...people, { name, role: firstRole }] }, true)}
      >
        {people.length > 0 && (
          <ul className={styles.list} aria-label="People in this entry">
            {people.map((person, index) => (
              <li key={person.name} className={styles.item}>
                <span className={styles.itemName}>{person.name}</span>
                <Menu
                  label={`What ${person.name} is to it`}
                  trigger={
                    <Button variant="quiet" aria-label={`${person.name}: ${personRoleWords[person.role]}`}>
                      {personRoleWords[person.role]} <ChevronDown aria-hidden />
                    </Button>
                  }
                  actions={personRoles.map((id) => ({
                    id,
                    name: personRoleWords[id],
                    detail: roleDetails[id],
                  }))}
                  selected={person.role}
                  onAction={(role) => replace(index, { ...person, role })}
                />
                <IconButton label={`Remove ${person.name}`} onPress={() => replace(index)}>
                  <X aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
      </TagInput>
    </FieldSection>
  );
}
