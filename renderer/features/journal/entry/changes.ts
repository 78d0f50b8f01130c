import type { Params } from '../../../../shared/contract/contract.ts';
import type { EntryDetail } from '../../../../shared/contract/entry-channels.ts';

/** What may be changed of an entry; `null` removes a field. */
export type EntryChanges = Params<'entry.update'>['changes'];

/** The entry as it will be once these changes are saved. */
export function withChanges(entry: EntryDetail, changes: Partial<EntryChanges>): EntryDetail {
  const merged: Record<string, unknown> = { ...entry, ...changes };
  for (const [field, value] of Object.entries(merged)) if (value === null) delete merged[field];
  return merged as unknown as EntryDetail;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether two versions of an entry show the same text in the same way. */
export function isSameContent(a: EntryDetail, b: EntryDetail): boolean {
  return a.text === b.text && isSame(a.body, b.body);
}

/** Whether what somebody else changed and what is changed here are different fields, so that both can stand. */
export function canBothStand(base: EntryDetail, other: EntryDetail, changes: Partial<EntryChanges>): boolean {
  const touched = new Set(Object.keys(changes));
  // Text and body are one thing: whichever is sent, the other follows from it.
  if (touched.has('text') || touched.has('body')) touched.add('text').add('body');
  return [...touched].every((field) =>
    isSame(base[field as keyof EntryDetail], other[field as keyof EntryDetail]),
  );
}

/** What to ask for so that a new entry holds all that this one does. */
export function asNewEntry(entry: EntryDetail): Params<'entry.create'> {
  const {
    kind,
    date,
    time,
    zone,
    visibility,
    text,
    body,
    project,
    people,
    impact,
    role,
    scope,
    links,
    facets,
  } = entry;
  const fields = { time, zone, body, project, impact, role, scope };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { kind, date, visibility, text, people: [...people], links: [...links], facets, ...given };
}
