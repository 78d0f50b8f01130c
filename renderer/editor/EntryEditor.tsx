import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { MarkdownShortcutPlugin } from '@lexical/react/LexicalMarkdownShortcutPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import type { EditorState as StoredState } from '../../shared/domain/entry/editor-state.ts';
import './evidence-marks.css';
import { isSafeUrl } from '../../shared/domain/entry/safe-url.ts';
import { ContentLink } from './ContentLink.tsx';
import styles from './EntryEditor.module.css';
import { theme } from './editor-theme.ts';
import type { EvidenceMarks } from './evidence-marks.ts';
import type { StoredContent } from './load-content.ts';
import { entryTransformers } from './markdown.ts';
import { editorNamespace, entryNodes } from './nodes.ts';

function throwError(error: Error): never {
  throw error;
}

/**
 * The text of an entry: headings, lists, quotes, code, links, and Markdown while typing. It reports every edit and
 * takes `content` over when that changes to something other than what it last reported, keeping the caret.
 */
export function EntryEditor({
  label,
  content,
  marks,
  onEdit,
  onLeave,
}: {
  readonly label: string;
  readonly content: StoredContent;
  readonly marks: EvidenceMarks;
  /** Receives the state and its plain text. */
  readonly onEdit: (body: StoredState, text: string) => void;
  /** Called when the focus leaves the text. */
  readonly onLeave: () => void;
}) {
  return (
    <LexicalComposer
      initialConfig={{ namespace: editorNamespace, nodes: entryNodes, theme, onError: throwError }}
    >
      <div className={styles.editor}>
        <RichTextPlugin
          contentEditable={
            <ContentEditable
              className={styles.content ?? ''}
              aria-label={label}
              spellCheck={false}
              autoCorrect="off"
              onBlur={onLeave}
              translate="no"
            />
          }
          placeholder={<p className={styles.placeholder}>What happened?</p>}
          ErrorBoundary={LexicalErrorBoundary}
        />
      </div>
      <HistoryPlugin />
      <ListPlugin />
      <LinkPlugin validateUrl={isSafeUrl} />
      <MarkdownShortcutPlugin transformers={entryTransformers} />
      <ContentLink content={content} marks={marks} onEdit={onEdit} />
    </LexicalComposer>
  );
}
