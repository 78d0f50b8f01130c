import type { EditorThemeClasses } from 'lexical';
import { classes } from '../ui/index.ts';
import styles from './EntryEditor.module.css';

/** The class names the editor gives to what it holds. */
export const theme: EditorThemeClasses = {
  code: classes(styles.code),
  link: classes(styles.link),
  quote: classes(styles.quote),
  list: { nested: { listitem: classes(styles.nested) }, ol: classes(styles.list), ul: classes(styles.list) },
  text: {
    bold: classes(styles.bold),
    italic: classes(styles.italic),
    underline: classes(styles.underline),
    strikethrough: classes(styles.struck),
    code: classes(styles.inlineCode),
  },
};
