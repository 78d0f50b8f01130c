import type { CaseBlockView, CaseFinding } from '../../../../shared/domain/promotion-case/case.ts';
import { Button, spoken } from '../../../ui/index.ts';
import styles from './Findings.module.css';
import { excerptOf, type FindingGroup, groupFindings } from './findings.ts';

const mostShownOpen = 3;

interface Showing {
  readonly blocks: readonly CaseBlockView[];
  /** Takes the person to a block. */
  readonly onShow: (blockId: string) => void;
}

function Group({
  group,
  isFirst,
  ...showing
}: Showing & { readonly group: FindingGroup; readonly isFirst: boolean }) {
  return (
    <details className={styles.group} open={isFirst || group.findings.length <= mostShownOpen}>
      <summary className={styles.summary}>
        {group.title}
        {group.findings.length > 1 && <span className={styles.count}>{group.findings.length}</span>}
      </summary>
      <p className={styles.why}>{group.why}</p>
      {group.advice !== undefined && <p className={styles.advice}>{group.advice}</p>}
      <ul className={styles.list}>
        {group.findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings of a check may say the same.
          <li key={index} className={styles.finding}>
            {!group.isSaidByTitle && <p>{finding.found}</p>}
            {group.advice === undefined && <p className={styles.advice}>{finding.advice}</p>}
            <Show finding={finding} {...showing} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Show({ finding, blocks, onShow }: Showing & { readonly finding: CaseFinding }) {
  const block = blocks.find(({ id }) => id === finding.blockId);
  if (!block) return null;
  return (
    <Button variant="quiet" className={styles.show} onPress={() => onShow(block.id)}>
      <span className={spoken}>Show the sentence: </span>
      {excerptOf(block)}
    </Button>
  );
}

/** What a reader would stumble over, grouped: what was found, why it matters, what to do. None of it blocks. */
export function Findings({ findings, ...showing }: Showing & { readonly findings: readonly CaseFinding[] }) {
  if (findings.length === 0) {
    return <p className={styles.why}>Nothing to look at. Read it aloud once before you send it.</p>;
  }
  return (
    <div className={styles.groups}>
      <p className={styles.why}>
        What a reader would stumble over. None of it keeps you from exporting, unless it says so.
      </p>
      {groupFindings(findings).map((group, index) => (
        <Group key={group.id} group={group} isFirst={index === 0} {...showing} />
      ))}
    </div>
  );
}
