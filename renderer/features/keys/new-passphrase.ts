import { shortestPassphrase } from '../../../shared/contract/vault-channels.ts';

/** A new passphrase as it is being typed, twice. */
export interface NewPassphrase {
  readonly first: string;
  readonly second: string;
}

/** Nothing typed yet. */
export const noPassphrase: NewPassphrase = { first: '', second: '' };

/** What is wrong with the two, as a sentence for the field it concerns; nothing where they will do. */
export function problemsOf({ first, second }: NewPassphrase): {
  readonly first?: string;
  readonly second?: string;
} {
  if (first.length < shortestPassphrase) {
    return {
      first: `A passphrase has at least ${shortestPassphrase} characters. Four or five words are good.`,
    };
  }
  if (first !== second) return { second: 'The two passphrases differ. Type the same one again.' };
  return {};
}

/** Whether the two will do. */
export function isUsable(typed: NewPassphrase): boolean {
  return Object.keys(problemsOf(typed)).length === 0;
}
