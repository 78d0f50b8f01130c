import { createContext, useContext } from 'react';
import type { NewCodeReason } from '../features/keys/index.ts';
import type { Secret } from '../ui/index.ts';

/** A page that stands in place of the rooms or the gate until it is done with, whether the journal is open or not. */
export type Passage =
  /** The page of a new journal, while it is made. */
  | { readonly at: 'welcome' }
  /** The page of a locked journal, while it is opened. */
  | { readonly at: 'unlock' }
  | { readonly at: 'new-code'; readonly code: string; readonly reason: NewCodeReason }
  | { readonly at: 'new-passphrase'; readonly code: string }
  | { readonly at: 'rebuild-keys'; readonly secret?: Secret }
  | { readonly at: 'renew-keys' }
  | { readonly at: 'rescue'; readonly secret?: Secret }
  | { readonly at: 'restore'; readonly secret?: Secret; readonly name?: string };

/** Whether a passage must go when the journal is locked: it shows a secret, or works on an open journal. */
export function endsWithLock({ at }: Passage): boolean {
  return at === 'new-code' || at === 'new-passphrase' || at === 'renew-keys';
}

/** Goes to a passage, from wherever in the rooms. */
export const PassageContext = createContext<(passage: Passage) => void>(() => {
  throw new Error('PassageContext is missing above this component');
});

/** The way to a passage. */
export function usePassage(): (passage: Passage) => void {
  return useContext(PassageContext);
}
