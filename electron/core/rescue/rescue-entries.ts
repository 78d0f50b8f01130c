import { v7 } from 'uuid';
import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';
import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import { entriesInFragment } from './entries-in-fragment.ts';
import type { NewDatabase } from './new-database.ts';
import type { RescuedNames } from './rescue-names.ts';
import { isDay, isEntryId, type Row, storableEntry, unverifiedMark } from './storable-entry.ts';
import type { Tables } from './tables.ts';

/** What became of the entries. */
export interface RescuedEntries {
  readonly exact: number;
  readonly unverified: readonly { readonly id: EntryId; readonly date: CivilDate }[];
  readonly lost: number;
  /** The rows that other tables may point at. */
  readonly rows: ReadonlySet<number>;
}

/** What the indexes and other tables know of the entries. */
interface KnownEntries {
  readonly ids: ReadonlyMap<number, EntryId>;
  /** Those of them that sound pages tell of. */
  readonly provenIds: ReadonlyMap<number, EntryId>;
  readonly dates: ReadonlyMap<number, CivilDate>;
  /** Every row that sound pages tell of. */
  readonly rows: ReadonlySet<number>;
  readonly deletedIds: ReadonlySet<unknown>;
}

/** What writing the entries needs. */
export interface EntriesToRescue {
  readonly tables: Tables;
  readonly projects: RescuedNames;
  readonly fallbackDay: CivilDate;
  readonly into: NewDatabase;
  /** Called before so many rows are written; throws where the rescue is to stop. */
  step(rows: number): Promise<void>;
}

/** Rows are written so many together. */
const batch = 200;

/**
 * Writes every entry: exactly as it was where each of its bytes is proven, else in a form its table takes with the mark
 * of the unverified, be it only words that were left of it. Those known from elsewhere alone are counted as lost.
 */
export async function rescueEntries(order: EntriesToRescue): Promise<RescuedEntries> {
  const { tables, into } = order;
  const known = knownEntries(tables);
  const written = new Set<number>();
  const writtenIds = new Set<unknown>();
  const unverified: { id: EntryId; date: CivilDate }[] = [];
  let exact = 0;

  function put(row: Row): boolean {
    if (writtenIds.has(row.id) || known.deletedIds.has(row.id) || !into.put('entry', row)) return false;
    written.add(Number(row.row));
    writtenIds.add(row.id);
    return true;
  }

  function putUnverified(row: Row, rowid: number, id: EntryId): void {
    const date = known.dates.get(rowid);
    const storable = storableEntry(row, { id, ...(date && { date }), fallbackDay: order.fallbackDay });
    if (!storable || written.has(rowid)) return;
    const withProject = { ...storable, row: rowid, project_row: projectOf(row, order.projects)?.row ?? null };
    if (put(withProject)) unverified.push({ id, date: storable.date });
  }

  const [sound, others] = divide(tables.rows('entry'), ({ isSound }) => isSound);
  await inBatches(sound, order, ({ values }) => {
    const project = projectOf(values, order.projects);
    if (project?.isExact !== false) exact += put(values) ? 1 : 0;
    else {
      // Its own words are proven, but the project it stood under is not: the whole is not as it was.
      const extra = JSON.stringify({ ...JSON.parse(String(values.extra)), ...unverifiedMark });
      const isPut = put({ ...values, project_row: project.row, extra });
      if (isPut) unverified.push({ id: values.id as EntryId, date: values.date as CivilDate });
    }
  });
  await inBatches(others, order, ({ values }) => {
    const row = Number(values.row);
    const own = isEntryId(values.id) ? values.id : known.ids.get(row);
    putUnverified(values, row, known.provenIds.get(row) ?? own ?? (v7() as EntryId));
  });

  const missing = new Map([...known.ids].filter(([row]) => !written.has(row)).map(([row, id]) => [id, row]));
  const firstNewRow = Math.max(0, ...known.rows, ...written) + 1;
  let newRows = 0;
  await inBatches(tables.fragments('entry').flatMap(entriesInFragment), order, (row) => {
    const id = idWithin(row, missing) ?? (isEntryId(row.id) ? row.id : (v7() as EntryId));
    const rowid = missing.get(id);
    const before = unverified.length;
    putUnverified(row, rowid ?? firstNewRow + newRows, id);
    if (rowid === undefined) newRows += unverified.length - before;
  });

  // Words that were left of an entry without its number stand for one of those that are missing.
  const notWritten = [...known.rows].filter((row) => !written.has(row)).length;
  return { exact, unverified, lost: Math.max(0, notWritten - newRows), rows: written };
}

/** The id among those missing of which one end stands in what is left of an entry's beginning. */
function idWithin(row: Row, missing: ReadonlyMap<EntryId, number>): EntryId | undefined {
  const left = `${row.id ?? ''} ${row.text}`;
  return [...missing.keys()].find((id) => left.includes(id.slice(-12)) || left.includes(id.slice(0, 23)));
}

function knownEntries(tables: Tables): KnownEntries {
  const provenIds = new Map<number, EntryId>();
  const dates = new Map<number, CivilDate>();
  for (const { id, row } of tables.soundRows('sqlite_autoindex_entry_1')) {
    if (isEntryId(id)) provenIds.set(Number(row), id);
  }
  for (const { date, id, row } of tables.soundRows('entry_by_date')) {
    if (isDay(date)) dates.set(Number(row), date);
    if (isEntryId(id)) provenIds.set(Number(row), id);
  }
  const ids = new Map(provenIds);
  for (const { values } of tables.rows('sqlite_autoindex_entry_1')) {
    const row = Number(values.row);
    if (isEntryId(values.id) && !ids.has(row)) ids.set(row, values.id);
  }
  const rows = new Set(provenIds.keys());
  for (const { row } of tables.soundRows('entry_in_trash')) rows.add(Number(row));
  for (const { id } of tables.soundRows('entry_index_docsize')) rows.add(Number(id));
  for (const name of ['entry_person', 'entry_link', 'evidence']) {
    for (const { entry_row: row } of tables.soundRows(name)) rows.add(Number(row));
  }
  for (const { values, isWhole } of tables.rows('entry')) {
    if (isWhole && isEntryId(values.id)) rows.add(Number(values.row));
  }
  const deletedIds = new Set(tables.soundRows('tombstone').map(({ entry_id: id }) => id));
  return { ids, provenIds, dates, rows, deletedIds };
}

/** The project a row points at, if any: the row it has in the new database, and whether its name is proven. */
function projectOf(
  { project_row: row = null }: Row,
  projects: RescuedNames,
): { row: number | null; isExact: boolean } | undefined {
  if (row === null) return undefined;
  const number = Number(row);
  return { row: projects.rows.has(number) ? number : null, isExact: projects.exact.has(number) };
}

function divide<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

async function inBatches<Item>(
  items: readonly Item[],
  { into, step }: Pick<EntriesToRescue, 'into' | 'step'>,
  write: (item: Item) => void,
): Promise<void> {
  for (let at = 0; at < items.length; at += batch) {
    const some = items.slice(at, at + batch);
    await step(some.length);
    into.together(() => some.forEach(write));
  }
}
