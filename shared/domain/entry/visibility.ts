/** Who an entry is for, widest first. */
export const visibilities = ['shareable', 'private', 'sealed'] as const;

/**
 * shareable: may be used in documents. private: only for me, never in a document.
 * sealed: hidden even in lists until asked for; in no document, no chart label, no suggestion.
 */
export type Visibility = (typeof visibilities)[number];

/** The narrower of two visibilities, so that no automatic change ever shows more. */
export function narrower(a: Visibility, b: Visibility): Visibility {
  return visibilities.indexOf(a) > visibilities.indexOf(b) ? a : b;
}
