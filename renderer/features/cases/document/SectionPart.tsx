import { useRef } from 'react';
import type { CaseSection } from '../../../../shared/domain/promotion-case/case.ts';
import { Button, spoken } from '../../../ui/index.ts';
import { AddSentence } from './AddSentence.tsx';
import styles from './CaseDocument.module.css';
import { useEditing } from './editing.ts';
import { RunOfBlocks } from './RunOfBlocks.tsx';
import { groupsOf } from './runs.ts';
import { StrengthRules } from './StrengthRules.tsx';

/** The section that is only derived from what the others stand on. */
const indexId = 'evidence';

/** A section of the document: its blocks under their headings, or how to fill it, and the way to write in it. */
export function SectionPart({ section }: { readonly section: CaseSection }) {
  const { detail, opened, open } = useEditing();
  const writeButton = useRef<HTMLButtonElement>(null);
  const groups = groupsOf(detail.blocks.filter(({ sectionId }) => sectionId === section.id));
  const isEmpty = groups.length === 0;
  const isWriting =
    opened?.type === 'add' &&
    opened.place.sectionId === section.id &&
    opened.place.afterBlockId === undefined;
  const headingId = `section-${section.id}`;
  return (
    <section aria-labelledby={headingId} className={styles.section} data-empty={isEmpty ? '' : undefined}>
      <h2 id={headingId} className={styles.heading}>
        {section.title}
      </h2>
      {isEmpty && <p className={styles.hint}>{section.hint}</p>}
      {section.id === 'expectation-map' && !isEmpty && <StrengthRules />}
      {groups.map(({ heading, runs }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a heading may come twice when sentences were moved apart.
        <div key={index} className={styles.group}>
          {heading !== undefined && <h3 className={styles.subheading}>{heading}</h3>}
          {runs.map((run) => (
            <RunOfBlocks
              key={`${run.form} ${run.blocks[0]?.id}`}
              run={run}
              caption={heading ?? section.title}
            />
          ))}
        </div>
      ))}
      {isWriting && opened?.type === 'add' && (
        <AddSentence
          place={opened.place}
          onCancel={() => requestAnimationFrame(() => writeButton.current?.focus())}
        />
      )}
      {section.id !== indexId && !isWriting && (
        <Button
          ref={writeButton}
          variant={isEmpty ? 'plain' : 'quiet'}
          className={styles.write}
          onPress={() => open({ type: 'add', place: { sectionId: section.id } })}
        >
          {isEmpty ? 'Write…' : 'Add a sentence'}
          <span className={spoken}> in {section.title}</span>
        </Button>
      )}
    </section>
  );
}
