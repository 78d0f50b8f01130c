/** How hard a passphrase is to guess: a step of the meter, the word for it, and what would make it harder. */
export interface PassphraseStrength {
  /** 0 to 4. */
  readonly score: number;
  readonly word: string;
  readonly advice: string;
}

const words = [
  'Very easy to guess',
  'Easy to guess',
  'Could be guessed',
  'Hard to guess',
  'Very hard to guess',
] as const;

/** A long passphrase is judged by its beginning: what follows only makes it harder. */
const judgedCharacters = 96;

/** Judges passphrases on this computer with bundled word lists, which are read when it is first used. */
export async function createStrengthJudge(): Promise<(passphrase: string) => PassphraseStrength> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const judge = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    useLevenshteinDistance: false,
  });
  return (passphrase) => {
    const { score, feedback } = judge.check(passphrase.slice(0, judgedCharacters), ['casebook']);
    const advice = [feedback.warning, ...feedback.suggestions].filter(Boolean)[0] ?? '';
    return { score, word: words[score] ?? words[0], advice };
  };
}
