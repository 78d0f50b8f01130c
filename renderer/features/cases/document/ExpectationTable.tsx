import { strengthNames } from '../../../../shared/domain/evidence/strength.ts';
import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { gapWords } from '../../../../shared/domain/promotion-case/wording.ts';
import { skillArea } from '../../../../shared/domain/skill-area/taxonomy.ts';
import { spoken } from '../../../ui/index.ts';
import { Block } from './Block.tsx';
import styles from './ExpectationTable.module.css';
import { evidenceParts } from './evidence-links.ts';
import { LinkedText } from './LinkedText.tsx';

/** The expectations of the level as a table: what is expected, how well it is held up, by what, and what is missing. */
export function ExpectationTable({
  caption,
  blocks,
}: {
  readonly caption: string;
  readonly blocks: readonly CaseBlockView[];
}) {
  return (
    <table className={styles.table}>
      <caption className={spoken}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Expectation</th>
          <th scope="col">Strength</th>
          <th scope="col">Evidence</th>
          <th scope="col">Gap</th>
        </tr>
      </thead>
      <tbody>
        {blocks.map((block) => {
          if (!block.row) return null;
          const { areaId, expectation, strength } = block.row;
          const { name, group } = skillArea(areaId);
          return (
            <tr key={block.id}>
              <th scope="row">
                <span className={styles.area} data-group={group}>
                  {name}
                </span>
                {expectation}
              </th>
              <td data-label="Strength">
                <span className={styles.strength} data-strength={strength}>
                  {strengthNames[strength]}
                </span>
              </td>
              <td data-label="Evidence">
                <Block block={block} hasQuietMark={false}>
                  <LinkedText parts={evidenceParts(block)} blockId={block.id} />
                </Block>
              </td>
              <td data-label="Gap">{gapWords[strength] || '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
