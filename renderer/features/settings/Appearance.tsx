import { appearances } from '../../../shared/contract/settings-channels.ts';
import { useMutationOf, useQueryOf } from '../../bridge/index.ts';
import { Notice, ToggleGroup } from '../../ui/index.ts';
import { Section } from './Section.tsx';

const names = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** Light, dark, or as the system has it. */
export function Appearance() {
  const settings = useQueryOf('settings.get', {});
  const set = useMutationOf('settings.set');
  return (
    <Section title="Appearance">
      <ToggleGroup
        label="Appearance"
        options={appearances.map((id) => ({ id, name: names[id] }))}
        value={settings.data?.appearance ?? null}
        onChange={(appearance) => {
          if (appearance) void set.run({ appearance });
        }}
      />
      {set.failure && <Notice tone="error">{set.failure.message}</Notice>}
    </Section>
  );
}
