import { Section } from './Section.tsx';

/** The version, the licence, and what the program is built on that asks to be named. */
export function About() {
  return (
    <Section title="About">
      <p>
        Casebook {CASEBOOK_VERSION}, under the MIT licence. Set in Source Serif 4 and Inter, both under the
        SIL Open Font License.
      </p>
    </Section>
  );
}
