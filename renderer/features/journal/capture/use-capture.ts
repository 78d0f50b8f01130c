import { useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { EntryId } from '../../../../shared/domain/entry/entry.ts';
import { type EntryKind, entryKinds } from '../../../../shared/domain/entry/kind.ts';
import type { Failure } from '../../../../shared/domain/result/result.ts';
import { useMutationOf } from '../../../bridge/index.ts';
import { nowHere } from '../timeline/days.ts';
import { mentionedIn } from './mentions.ts';

/** An entry that was just captured. */
interface Captured {
  readonly id: EntryId;
  readonly kind: EntryKind;
}

/** Saves captured lines with today's date here; a line that is sent twice is saved once. */
export function useCapture() {
  const [kind, setKind] = useState<EntryKind>('win');
  const [saved, setSaved] = useState<Captured>();
  const [failure, setFailure] = useState<Failure>();
  // The id belongs to the line it was made for: trying again cannot make a second entry, and a line that is sent
  // before the answer to the one before it has come is an entry of its own.
  const unsaved = useRef<{ readonly text: string; readonly id: EntryId }>(undefined);
  const create = useMutationOf('entry.create');
  const remove = useMutationOf('entry.delete');

  async function save(text: string, knownNames: readonly string[]): Promise<EntryId | undefined> {
    setFailure(undefined);
    const line = unsaved.current?.text === text ? unsaved.current : { text, id: newId() as EntryId };
    unsaved.current = line;
    const { id } = line;
    const people = mentionedIn(text, knownNames);
    const answer = await create.run({ id, kind, ...nowHere(), text, people: [...people] });
    if (!answer.ok && answer.failure.code !== 'exists') {
      setFailure(answer.failure);
      return undefined;
    }
    setSaved({ id, kind });
    if (unsaved.current === line) unsaved.current = undefined;
    return id;
  }

  async function undo(): Promise<void> {
    if (!saved) return;
    const answer = await remove.run({ id: saved.id });
    if (answer.ok) setSaved(undefined);
    else setFailure(answer.failure);
  }

  return {
    kind,
    setKind,
    /** Goes to the kind after (1) or before (-1) this one, round and round. */
    stepKind: (step: 1 | -1) => {
      const at = entryKinds.indexOf(kind) + step + entryKinds.length;
      setKind(entryKinds[at % entryKinds.length] ?? kind);
    },
    save,
    saved,
    undo,
    failure,
  };
}
