/** One word for each place that holds words; none of them stands in the program or in any dictionary. */
export const canaries = {
  text: 'zwirbelfink',
  edited: 'knorpelspatz',
  searched: 'grunzmeise',
  impact: 'schnarrdohle',
  project: 'plusterammer',
  person: 'tirilwachtel',
  link: 'gurgelkiebitz',
  title: 'humpelreiher',
  dropped: 'brummelstelze',
  passphrase: 'quakelralle on the ninth stair',
} as const;

/** What the canary program is told. */
export interface CanaryOrder {
  readonly dataFolder: string;
  /** Told rather than imported: Node keeps what it compiled in files, with the words that stand in it. */
  readonly words: typeof canaries;
  readonly entries: number;
}
