import { type EntryKind, entryKinds, kindName } from '../../../shared/domain/entry/kind.ts';

/** What each kind is for, in the few words a menu shows. */
const kindDetails = {
  win: 'something that went well',
  struggle: 'something that was hard',
  stretch: 'a risk that felt big',
  feedback: 'what someone told you',
  connection: 'a moment between people',
  observation: 'learned by watching others',
  learning: 'something you know now',
} as const;

/** The kinds as choices. */
export const kindOptions = entryKinds.map((id) => ({ id, name: kindName(id), detail: kindDetails[id] }));

/** A kind within a sentence: `a win`, `an observation`. */
export function withArticle(kind: EntryKind): string {
  return `${kind === 'observation' ? 'an' : 'a'} ${kind}`;
}
