import { classes } from './classes.ts';
import styles from './KindMark.module.css';

/** The name of an entry's kind with its small square of colour. */
export function KindMark({ kind, name }: { readonly kind: string; readonly name: string }) {
  return <span className={classes(styles.kind, styles[kind])}>{name}</span>;
}
