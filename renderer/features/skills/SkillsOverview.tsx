import { useState } from 'react';
import { dayIn } from '../../../shared/domain/civil-date/civil-date.ts';
import type { AreaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';
import { strengthNames, strengthRules, strengths } from '../../../shared/domain/evidence/strength.ts';
import { type SkillGroup, skillArea, skillGroupNames } from '../../../shared/domain/skill-area/taxonomy.ts';
import { useQueryOf, zoneHere } from '../../bridge/index.ts';
import { Button, Notice, Room, Skeleton, ToggleGroup } from '../../ui/index.ts';
import { AreaList } from './AreaList.tsx';
import { AreaTable } from './AreaTable.tsx';
import { daysInWords, daysOf, type Period, periods } from './periods.ts';
import styles from './SkillsOverview.module.css';

const groups: readonly { readonly id: SkillGroup; readonly lead: string }[] = [
  { id: 'soft', lead: 'Judged by people. They decide more with every level.' },
  { id: 'hard', lead: 'Shown in the work itself.' },
];

const views = [
  { id: 'list', name: 'List' },
  { id: 'table', name: 'Table' },
] as const;

/** All thirteen areas with their evidence over a period, as a list with bars or as a table. */
export function SkillsOverview() {
  const [period, setPeriod] = useState<Period>('all');
  const [view, setView] = useState<'list' | 'table'>('list');
  const days = daysOf(period, dayIn(Date.now(), zoneHere()));
  const overview = useQueryOf('evidence.overview', days, { keepsPrevious: true });
  const areas = overview.data?.areas;
  return (
    <Room
      title="Skills"
      isWide
      lead="What your entries are evidence of. An entry counts once you have confirmed it; sealed entries never show here."
    >
      <div className={styles.controls}>
        <ToggleGroup
          label="Period"
          options={periods}
          value={period}
          onChange={(chosen) => setPeriod(chosen ?? 'all')}
        />
        <ToggleGroup
          label="View"
          options={views}
          value={view}
          onChange={(chosen) => setView(chosen ?? 'list')}
        />
      </div>
      {days.from && <p className={styles.days}>{daysInWords(days)}</p>}
      {overview.failure && (
        <Notice tone="error" action={<Button onPress={overview.retry}>Try again</Button>}>
          {overview.failure.message}
        </Notice>
      )}
      {!areas && !overview.failure && <Skeleton lines={8} />}
      {areas &&
        groups.map((group) => (
          <section key={group.id} className={styles.group} aria-labelledby={`group-${group.id}`}>
            <h2 id={`group-${group.id}`} className={styles.heading}>
              {skillGroupNames[group.id]}
            </h2>
            <p className={styles.lead}>{group.lead}</p>
            {view === 'list' ? (
              <AreaList group={group.id} areas={inGroup(areas, group.id)} all={areas} />
            ) : (
              <AreaTable caption={skillGroupNames[group.id]} areas={inGroup(areas, group.id)} all={areas} />
            )}
          </section>
        ))}
      <dl className={styles.rules}>
        {strengths.map((strength) => (
          <div key={strength}>
            <dt>{strengthNames[strength]}</dt>
            <dd>{strengthRules[strength]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        Struggles and avoided stretches belong to their areas but never raise a strength.
      </p>
    </Room>
  );
}

function inGroup(areas: readonly AreaEvidence[], group: SkillGroup): readonly AreaEvidence[] {
  return areas.filter(({ areaId }) => skillArea(areaId).group === group);
}
