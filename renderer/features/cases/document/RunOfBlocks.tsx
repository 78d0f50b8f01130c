import { safeTarget } from '../../../../shared/domain/export/escape-markdown.ts';
import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import { Block } from './Block.tsx';
import styles from './CaseDocument.module.css';
import { ExpectationTable } from './ExpectationTable.tsx';
import { indexParts } from './evidence-links.ts';
import { LinkedText } from './LinkedText.tsx';
import type { Run } from './runs.ts';

function IndexLinks({ block }: { readonly block: CaseBlockView }) {
  return (block.links ?? []).map(({ url, label }) => {
    const target = safeTarget(url);
    if (target === undefined) return null;
    return (
      <a key={url} href={target} target="_blank" rel="noreferrer" className={styles.external}>
        {label || url}
      </a>
    );
  });
}

/** Neighbouring blocks of one form: a table, a list, quotations or paragraphs. */
export function RunOfBlocks({ run, caption }: { readonly run: Run; readonly caption: string }) {
  switch (run.form) {
    case 'expectation':
      return <ExpectationTable caption={caption} blocks={run.blocks} />;
    case 'bullet':
      return (
        <ul className={styles.bullets}>
          {run.blocks.map((block) => (
            <li key={block.id}>
              <Block block={block}>{block.text}</Block>
            </li>
          ))}
        </ul>
      );
    case 'index':
      return (
        <ul className={styles.index}>
          {run.blocks.map((block) => (
            <li key={block.id}>
              <Block block={block} hasQuietMark={false}>
                <LinkedText parts={indexParts(block)} blockId={block.id} />
                <IndexLinks block={block} />
              </Block>
            </li>
          ))}
        </ul>
      );
    case 'quote':
      return run.blocks.map((block) => (
        <blockquote key={block.id} className={styles.quote}>
          <Block block={block}>{block.text}</Block>
        </blockquote>
      ));
    case 'paragraph':
      return run.blocks.map((block) => (
        <div key={block.id} className={styles.paragraph}>
          <Block block={block}>{block.text}</Block>
        </div>
      ));
  }
}
