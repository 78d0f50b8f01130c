import type { Facets } from '../../../../shared/domain/entry/entry.ts';
import { Select, ToggleGroup } from '../../../ui/index.ts';
import { FieldSection } from './FieldSection.tsx';
import styles from './fields.module.css';
import type { EntryFieldProps } from './types.ts';

type Stretch = NonNullable<Facets['stretch']>;
type Moment = 'feared' | 'peak' | 'after';

const moments: readonly { readonly id: Moment; readonly name: string }[] = [
  { id: 'feared', name: 'Feared' },
  { id: 'peak', name: 'At the peak' },
  { id: 'after', name: 'Afterwards' },
];
const unset = 'unset';
const feelings = [
  { id: unset, name: '–' },
  ...Array.from({ length: 11 }, (_, feeling) => ({ id: String(feeling), name: String(feeling) })),
];

/** How big the risk felt, 0 to 10, at three moments; and whether it was taken. Avoiding it is an honest outcome. */
export function StretchField({ entry, change }: EntryFieldProps) {
  const stretch = entry.facets.stretch ?? {};

  function set(part: { readonly [Key in keyof Stretch]?: Stretch[Key] | undefined }): void {
    const merged = { ...stretch, ...part };
    const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
    change({ facets: { ...entry.facets, stretch: kept } }, true);
  }

  return (
    <FieldSection title="How big it felt, 0 to 10">
      <div className={styles.triple}>
        {moments.map(({ id, name }) => (
          <Select
            key={id}
            label={name}
            options={feelings}
            value={stretch[id] === undefined ? unset : String(stretch[id])}
            onChange={(feeling) => set({ [id]: feeling === unset ? undefined : Number(feeling) })}
          />
        ))}
      </div>
      <ToggleGroup
        label="Outcome"
        options={[
          { id: 'did-it', name: 'Did it' },
          { id: 'avoided', name: 'Avoided it' },
        ]}
        value={stretch.outcome ?? null}
        isClearable
        onChange={(outcome) => set({ outcome: outcome ?? undefined })}
      />
    </FieldSection>
  );
}
