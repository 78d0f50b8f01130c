import type { AreaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';
import { strengthNames, strengthRules } from '../../../shared/domain/evidence/strength.ts';
import type { SkillArea } from '../../../shared/domain/skill-area/taxonomy.ts';
import styles from './AreaPage.module.css';
import { countsInWords } from './words.ts';

/** Beside an area's entries: the strength with its rule, what a document could show, and the sub-skills. */
export function AboutArea({
  area,
  evidence,
}: {
  readonly area: SkillArea;
  readonly evidence: AreaEvidence | undefined;
}) {
  return (
    <>
      {evidence && (
        <section>
          <h2 className={styles.asideHeading}>Strength</h2>
          <p className={styles.strength}>{strengthNames[evidence.strength]}</p>
          <p className={styles.small}>{strengthRules[evidence.strength]}</p>
          <p className={styles.small}>{countsInWords(evidence)}</p>
          <p className={styles.small}>
            In documents, from shareable entries alone: {strengthNames[evidence.shareableStrength]}.
          </p>
          {evidence.notRaising > 0 && (
            <p className={styles.small}>
              {evidence.notRaising} of them are struggles or avoided stretches: they belong here and do not
              raise the strength.
            </p>
          )}
        </section>
      )}
      <section>
        <h2 className={styles.asideHeading}>What belongs here</h2>
        <ul className={styles.subSkills}>
          {area.subSkills.map((sub) => (
            <li key={sub.id}>{sub.name}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
