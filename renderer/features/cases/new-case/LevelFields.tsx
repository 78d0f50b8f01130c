import { findLevel, type Ladder, levelBelow } from '../../../../shared/domain/ladder/ladder.ts';
import type { CaseKind } from '../../../../shared/domain/promotion-case/case.ts';
import { Notice, Select } from '../../../ui/index.ts';
import styles from './NewCase.module.css';

/** The ladder and the levels a case is asked for. */
export interface Levels {
  readonly ladderId: string;
  readonly targetLevel: string | null;
  /** The level below the target, unless another one was chosen. */
  readonly fromLevel: string | null;
}

/** The ladder with this id, or the first one. */
export function ladderOf(ladders: readonly Ladder[], id: string): Ladder | undefined {
  return ladders.find((ladder) => ladder.id === id) ?? ladders[0];
}

/** Chooses the ladder, the level asked for and the level the person is at. */
export function LevelFields({
  kind,
  ladders,
  levels,
  onChange,
  problem,
}: {
  readonly kind: CaseKind;
  readonly ladders: readonly Ladder[];
  readonly levels: Levels;
  readonly onChange: (levels: Levels) => void;
  readonly problem: string | undefined;
}) {
  const ladder = ladderOf(ladders, levels.ladderId);
  if (!ladder) return null;
  const options = ladder.levels.map(({ id, name, scope }) => ({ id, name, detail: scope }));
  const isPromotion = kind === 'promotion';
  const below = levels.targetLevel === null ? undefined : levelBelow(ladder, levels.targetLevel);
  const target = levels.targetLevel === null ? undefined : findLevel(ladder, levels.targetLevel);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {isPromotion ? 'From which level to which' : 'Held against which level'}
      </legend>
      <div className={styles.fields}>
        <Select
          label="Ladder"
          options={ladders.map(({ id, name }) => ({ id, name }))}
          value={ladder.id}
          onChange={(ladderId) => onChange({ ladderId, targetLevel: null, fromLevel: null })}
        />
        {isPromotion && (
          <Select
            label="From"
            options={options}
            value={levels.fromLevel ?? below?.id ?? null}
            placeholder="The level below"
            onChange={(fromLevel) => onChange({ ...levels, fromLevel })}
          />
        )}
        <Select
          label={isPromotion ? 'To' : 'Level'}
          options={options}
          value={levels.targetLevel}
          onChange={(targetLevel) => onChange({ ...levels, targetLevel, fromLevel: null })}
        />
      </div>
      {problem === undefined && target && (
        <p className={styles.explained}>
          {target.name} works at the scope of {target.scope}; the ladder names {target.expectations.length}{' '}
          expectations.
        </p>
      )}
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
    </fieldset>
  );
}
