import { classes } from './classes.ts';
import styles from './spoken.module.css';

/** The class of words that are spoken and take no room on the screen. */
export const spoken = classes(styles.spoken);
