import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { isEdited } from '../../../../shared/domain/promotion-case/stale-blocks.ts';
import { counted } from '../../../../shared/domain/wording/counted.ts';
import { Button } from '../../../ui/index.ts';
import { findingsOf } from '../checks/findings.ts';
import { useEditing } from './editing.ts';
import { SourceEntry } from './SourceEntry.tsx';
import styles from './SourceList.module.css';

function otherSources({ sources, row }: CaseBlockView): readonly string[] {
  const has = (type: 'expectation' | 'request') => sources.some((source) => source.type === type);
  return [
    ...(has('request') ? ['It says what this case was asked for: its levels and its period.'] : []),
    ...(has('expectation') && !row ? ['It counts or names what the ladder expects of the level.'] : []),
    ...(row ? [`It answers what the ladder expects: ${row.expectation}`] : []),
  ];
}

/** What a block stands on: its entries with their dates, what was built, and what the checks say of it. */
export function SourceList({ block }: { readonly block: CaseBlockView }) {
  const { detail, open } = useEditing();
  const { hiddenEntries } = block;
  const findings = findingsOf(detail.findings, block.id);
  return (
    <div className={styles.sources}>
      {block.state === 'unsupported' && <p>You typed this. No entry is linked to it yet.</p>}
      {block.entries.length > 0 && (
        <ul className={styles.list}>
          {block.entries.map((entry) => (
            <SourceEntry key={entry.id} entry={entry} isChecked={block.staleReason !== undefined} />
          ))}
        </ul>
      )}
      {hiddenEntries > 0 && (
        <p>{counted(hiddenEntries, 'entry is', 'entries are')} not shown here: deleted or sealed since.</p>
      )}
      {otherSources(block).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {block.isLinkedByHand && <p>You chose these entries.</p>}
      {isEdited(block) && (
        <p>
          Built as: <span className={styles.built}>{block.generatedText}</span>
        </p>
      )}
      {findings.map((finding) => (
        <p key={finding.check} className={styles.finding}>
          <strong>{finding.found}</strong> {finding.advice}
        </p>
      ))}
      <Button slot="close" onPress={() => open({ type: 'link', blockId: block.id })}>
        Link entries…
      </Button>
    </div>
  );
}
