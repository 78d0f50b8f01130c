import type { ReactNode } from 'react';
import { Kbd } from '../../../ui/index.ts';
import styles from './CaseDocument.module.css';
import { useEditing } from './editing.ts';
import { SectionPart } from './SectionPart.tsx';

/** The document on its sheet, section by section. */
export function CaseDocument({ head }: { readonly head: ReactNode }) {
  const { detail } = useEditing();
  return (
    <div className={styles.sheet}>
      {head}
      <p id="block-keys" className={styles.keys}>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> between sentences, <Kbd>Enter</Kbd> edits, <Kbd>S</Kbd> shows the sources,{' '}
        <Kbd>M</Kbd> opens the menu.
      </p>
      {detail.sections.map((section) => (
        <SectionPart key={section.id} section={section} />
      ))}
    </div>
  );
}
