import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { EntryDetail } from '../../../../shared/contract/entry-channels.ts';
import type { Decision } from '../../../../shared/domain/evidence/evidence.ts';
import type { SkillAreaId } from '../../../../shared/domain/skill-area/taxonomy.ts';
import { Button, Notice } from '../../../ui/index.ts';
import { AreaChip } from '../AreaChip.tsx';
import { AddArea } from './AddArea.tsx';
import { IgnoredClauses } from './IgnoredClauses.tsx';
import styles from './SuggestionPanel.module.css';
import { SuggestionRow } from './SuggestionRow.tsx';
import { countedEvidence, openSuggestions } from './suggestion-list.ts';
import type { useDecide } from './use-decide.ts';
import type { LiveMapping } from './use-live-mapping.ts';

/**
 * What the entry may be evidence of, each with its words, yes and no; what is counted already; an area to add; what
 * was left out. With the focus in it, Y and N answer, 0 says none of these, and the arrows move.
 */
export function SuggestionPanel({
  entry,
  live,
  decide,
}: {
  readonly entry: EntryDetail;
  readonly live: LiveMapping | undefined;
  readonly decide: ReturnType<typeof useDecide>;
}) {
  const panel = useRef<HTMLElement>(null);
  const text = live?.text ?? entry.text;
  const suggestions = openSuggestions({ evidence: entry.evidence, live: live?.mapping });
  const counted = countedEvidence(entry.evidence);
  const ignored = live?.mapping.ignored ?? entry.ignored;

  // A decided row goes: the focus that was on it moves to the next one, or to the panel.
  const hadFocus = useRef(false);
  const ids = suggestions.map((suggestion) => suggestion.areaId).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: it concerns the rows that are there.
  useEffect(() => {
    if (!hadFocus.current || panel.current?.contains(document.activeElement)) return;
    (panel.current?.querySelector<HTMLElement>('[data-yes]') ?? panel.current)?.focus();
  }, [ids]);

  async function answer(areaIds: readonly SkillAreaId[], decision: Decision) {
    hadFocus.current = panel.current?.contains(document.activeElement) ?? false;
    await decide.run(areaIds, decision);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || suggestions.length === 0) return;
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-area]')?.dataset.area;
    const current = suggestions.findIndex((suggestion) => suggestion.areaId === row);
    const chosen = suggestions[Math.max(current, 0)];
    if (!chosen) return;
    if (event.key === 'y') void answer([chosen.areaId], 'confirmed');
    else if (event.key === 'n') void answer([chosen.areaId], 'rejected');
    else if (event.key === '0')
      void answer(
        suggestions.map((one) => one.areaId),
        'rejected',
      );
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const buttons = panel.current?.querySelectorAll<HTMLElement>('[data-yes]') ?? [];
      buttons[current + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-labelledby="suggestions"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <h2 id="suggestions">This may be evidence of</h2>
      {suggestions.length === 0 && (
        <p className={styles.quiet}>
          {counted.length > 0
            ? 'Nothing else is suggested.'
            : 'Nothing is suggested. You can add an area yourself.'}
        </p>
      )}
      {suggestions.length > 0 && (
        <ul className={styles.list}>
          {suggestions.map((suggestion) => (
            <SuggestionRow
              key={suggestion.areaId}
              suggestion={suggestion}
              text={text}
              onAnswer={(decision) => void answer([suggestion.areaId], decision)}
            />
          ))}
        </ul>
      )}
      {suggestions.length > 1 && (
        <Button
          variant="quiet"
          className={styles.none}
          aria-keyshortcuts="0"
          onPress={() =>
            void answer(
              suggestions.map((one) => one.areaId),
              'rejected',
            )
          }
        >
          None of these
        </Button>
      )}
      {counted.length > 0 && (
        <div className={styles.counted}>
          <h3>Counted</h3>
          <div className={styles.chips}>
            {counted.map((one) => (
              <AreaChip
                key={one.areaId}
                areaId={one.areaId}
                onRemove={() => void answer([one.areaId], one.state === 'added' ? null : 'rejected')}
              />
            ))}
          </div>
        </div>
      )}
      <AddArea
        taken={counted.map((one) => one.areaId)}
        onAdd={(areaId) => void answer([areaId], 'confirmed')}
      />
      {decide.failure && <Notice tone="error">{decide.failure.message}</Notice>}
      <IgnoredClauses text={text} ignored={ignored} />
    </section>
  );
}
