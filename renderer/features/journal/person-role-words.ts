import type { PersonRole } from '../../../shared/domain/entry/entry.ts';

/** What a person is to an entry, in the words the journal uses. */
export const personRoleWords = {
  mentioned: 'named',
  witness: 'saw it',
  giver: 'said so',
} as const satisfies Record<PersonRole, string>;
