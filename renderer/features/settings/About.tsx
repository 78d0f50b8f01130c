import styles from './SettingsRoom.module.css';

/** The version, the licence, and what the program is built on that asks to be named. */
export function About() {
  return (
    <section className={styles.section}>
      <h2>About</h2>
      <p>
        Casebook {CASEBOOK_VERSION}, under the MIT licence. Set in Source Serif 4 and Inter, both under the
        SIL Open Font License.
      </p>
    </section>
  );
}
