import { Link } from 'wouter';
import type { AreaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';
import { strengthNames } from '../../../shared/domain/evidence/strength.ts';
import { type SkillGroup, skillArea } from '../../../shared/domain/skill-area/taxonomy.ts';
import { addresses } from '../../bridge/index.ts';
import styles from './AreaList.module.css';
import { QuarterBars } from './QuarterBars.tsx';
import { countsIn, quartersOf } from './quarters.ts';
import { countsInWords } from './words.ts';

/** One row an area: its name, the strength of its evidence, its entries by quarter and in words. */
export function AreaList({
  group,
  areas,
  all,
}: {
  readonly group: SkillGroup;
  readonly areas: readonly AreaEvidence[];
  /** Every area, so that both groups share one scale and one set of quarters. */
  readonly all: readonly AreaEvidence[];
}) {
  const quarters = quartersOf(all);
  const highest = Math.max(
    1,
    ...all.flatMap((area) => countsIn(quarters, area.byMonth).map(({ entries }) => entries)),
  );
  return (
    <ul className={styles.list}>
      {areas.map((area) => (
        <li key={area.areaId} className={styles.row}>
          <div className={styles.name}>
            <Link href={addresses.area(area.areaId)} className={styles.link ?? ''} data-group={group}>
              {skillArea(area.areaId).name}
            </Link>
            <p className={styles.counts}>{countsInWords(area)}</p>
          </div>
          {quarters.length > 0 && (
            <QuarterBars counts={countsIn(quarters, area.byMonth)} highest={highest} group={group} />
          )}
          <p className={styles.strength} data-strength={area.strength}>
            {strengthNames[area.strength]}
          </p>
        </li>
      ))}
    </ul>
  );
}
