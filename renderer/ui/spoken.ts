import { classes } from './classes.ts';
import styles from './spoken.module.css';

/** The class of words that are spoken and take no room on the screen. */
export const spoken = classes(styles.spoken);

/** Empties the regions from which the component library speaks: what it has said stays there for a while. */
export function forgetSpoken(): void {
  for (const region of document.querySelectorAll('[data-live-announcer] [role="log"]')) {
    region.replaceChildren();
  }
}
