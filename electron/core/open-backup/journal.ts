import type { SqliteValue } from '../salvage/record.ts';
import type { SalvagedTable } from '../salvage/salvage.ts';

type Row = Readonly<Record<string, SqliteValue>>;

/** An entry with everything that was recorded of it, in words and plain values. */
export interface ReadableEntry {
  readonly id: string;
  readonly kind: string;
  readonly date: string;
  readonly visibility: string;
  readonly text: string;
  readonly isInTrash: boolean;
  readonly time?: string;
  readonly zone?: string;
  readonly project?: string;
  readonly impact?: { readonly what: string; readonly before: string; readonly after: string };
  readonly role?: string;
  readonly scope?: string;
  readonly people: readonly { readonly name: string; readonly role: string }[];
  readonly links: readonly { readonly url: string; readonly label: string }[];
  readonly areas: readonly { readonly id: string; readonly state: string }[];
  readonly facets: unknown;
  /** The editor's state, where the entry has formatting. */
  readonly body?: unknown;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A journal in words and plain values, entries newest first. */
export interface ReadableJournal {
  readonly entries: readonly ReadableEntry[];
  /** The documents built from it, as they were stored. */
  readonly cases: readonly unknown[];
}

/** Puts the rows of the tables together again. */
export function readJournal(tables: ReadonlyMap<string, SalvagedTable>): ReadableJournal {
  const rowsOf = (name: string): readonly Row[] => (tables.get(name)?.rows ?? []).map(({ values }) => values);
  const nameOf = (name: string) => new Map(rowsOf(name).map((row) => [row.row, textOf(row.name)]));
  const projects = nameOf('project');
  const people = nameOf('person');
  const withEntry = (name: string) => byEntry(rowsOf(name));
  const peopleOf = withEntry('entry_person');
  const linksOf = withEntry('entry_link');
  const evidenceOf = withEntry('evidence');

  function entryOf(row: Row): ReadableEntry {
    return {
      id: textOf(row.id),
      kind: textOf(row.kind),
      date: textOf(row.date),
      visibility: textOf(row.visibility),
      text: textOf(row.text),
      isInTrash: row.deleted_at !== null,
      ...whereThere('time', row.time),
      ...whereThere('zone', row.zone),
      ...whereThere('project', projects.get(row.project_row) ?? null),
      ...(row.impact_what !== null && {
        impact: {
          what: textOf(row.impact_what),
          before: textOf(row.impact_before),
          after: textOf(row.impact_after),
        },
      }),
      ...whereThere('role', row.role),
      ...whereThere('scope', row.scope),
      people: inOrder(peopleOf.get(row.row)).map((person) => ({
        name: people.get(person.person_row) ?? '',
        role: textOf(person.role),
      })),
      links: inOrder(linksOf.get(row.row)).map((link) => ({
        url: textOf(link.url),
        label: textOf(link.label),
      })),
      areas: (evidenceOf.get(row.row) ?? []).map((tie) => ({
        id: textOf(tie.area_id),
        state: textOf(tie.state),
      })),
      facets: parsed(row.facets),
      ...(row.body !== null && { body: parsed(row.body) }),
      createdAt: textOf(row.created_at),
      updatedAt: textOf(row.updated_at),
    };
  }

  const entries = rowsOf('entry').map(entryOf);
  entries.sort((a, b) => b.date.localeCompare(a.date) || b.id.localeCompare(a.id));
  return {
    entries,
    cases: rowsOf('promotion_case')
      .filter((row) => row.deleted_at === null)
      .map((row) => parsed(row.document)),
  };
}

/** Grouped by hand: the Node of a distant day may be an old one. */
function byEntry(rows: readonly Row[]): ReadonlyMap<SqliteValue | undefined, readonly Row[]> {
  const groups = new Map<SqliteValue | undefined, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.entry_row);
    if (group) group.push(row);
    else groups.set(row.entry_row, [row]);
  }
  return groups;
}

function inOrder(rows: readonly Row[] = []): readonly Row[] {
  return [...rows].sort((a, b) => Number(a.position) - Number(b.position));
}

function textOf(value: SqliteValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function whereThere<Name extends string>(name: Name, value: SqliteValue | undefined) {
  const text = textOf(value);
  return (text === '' ? {} : { [name]: text }) as { readonly [Key in Name]?: string };
}

function parsed(value: SqliteValue | undefined): unknown {
  try {
    return JSON.parse(textOf(value));
  } catch {
    return textOf(value);
  }
}
