import { commandKeys, Kbd } from '../../ui/index.ts';
import { Section } from './Section.tsx';
import styles from './SettingsRoom.module.css';

const keys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: [commandKeys('K')], does: 'Find any command' },
  { keys: ['1', '2', '3', '4'], does: 'Go to a room, while not typing' },
  { keys: [commandKeys('Shift L')], does: 'Lock the journal' },
  { keys: ['N'], does: 'In the journal: write a new entry' },
  { keys: ['/'], does: 'In the journal: search' },
  { keys: [commandKeys('↑'), commandKeys('↓')], does: 'Change the kind of the new entry' },
  { keys: [commandKeys('Enter')], does: 'Save the new entry and open it' },
  { keys: ['Y', 'N'], does: 'In the suggestions: yes or no to the one with the focus' },
  { keys: ['0'], does: 'In the suggestions: none of these' },
  { keys: ['F6'], does: 'Go to the messages, for example to undo' },
  { keys: ['Esc'], does: 'Close what is open; from an entry, back to the journal' },
];

/** The keys that work, and what they do. */
export function KeyboardKeys() {
  return (
    <Section title="Keyboard">
      <dl className={styles.keys}>
        {keys.map((row) => (
          <div key={row.does} style={{ display: 'contents' }}>
            <dt>
              {row.keys.map((key) => (
                <span key={key}>
                  <Kbd>{key}</Kbd>{' '}
                </span>
              ))}
            </dt>
            <dd>{row.does}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
