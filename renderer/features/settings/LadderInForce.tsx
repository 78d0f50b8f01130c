import { useMutationOf, useQueryOf } from '../../bridge/index.ts';
import { Notice, Select, showToast } from '../../ui/index.ts';
import { Section } from './Section.tsx';
import styles from './SettingsRoom.module.css';

/** Which career ladder the evidence is held against. */
export function LadderInForce() {
  const ladders = useQueryOf('ladder.list', {});
  const use = useMutationOf('ladder.use');
  const before = ladders.data?.current ?? null;
  const failure = use.failure ?? ladders.failure;

  async function choose(id: string): Promise<void> {
    if (id === before) return;
    const answer = await use.run({ id });
    if (!answer.ok || before === null) return;
    showToast({ message: 'Another ladder is in force.', undo: () => void takeBack(before) });
  }

  async function takeBack(id: string): Promise<void> {
    const answer = await use.run({ id });
    if (!answer.ok) showToast({ message: `The ladder stays changed. ${answer.failure.message}` });
  }

  return (
    <Section title="Career ladder">
      <p>Your evidence is held against what this ladder expects. Changing it changes no entry.</p>
      <Select
        label="Ladder in force"
        className={styles.select}
        options={(ladders.data?.ladders ?? []).map((ladder) => ({
          id: ladder.id,
          name: ladder.name,
          detail: ladder.levels.map((level) => level.name).join(', '),
        }))}
        value={before}
        onChange={(id) => void choose(id)}
      />
      {failure && <Notice tone="error">{failure.message}</Notice>}
    </Section>
  );
}
