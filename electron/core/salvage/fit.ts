import type { ColumnType, KnownTree } from './known-trees.ts';
import type { RecordHead, SqliteValue } from './record.ts';

const isInteger = (type: number) => (type >= 1 && type <= 6) || type === 8 || type === 9;
const isText = (type: number) => type >= 13 && type % 2 === 1;
const isBlob = (type: number) => type >= 12 && type % 2 === 0;
const textLength = (type: number) => (type - 13) / 2;

const forms: Readonly<Record<string, { length: number; form: RegExp }>> = {
  uuid: { length: 36, form: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i },
  date: { length: 10, form: /^\d{4}-\d{2}-\d{2}$/ },
  instant: { length: 24, form: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/ },
};

function columnsOf(tree: KnownTree): readonly ColumnType[] {
  return Object.values(tree.columns);
}

/** Whether a value of this type may stand in the column; where `isStrict`, text of one form has its length too. */
function takes(column: ColumnType, type: number, isStrict: boolean): boolean {
  if (column === 'rowid') return type === 0;
  if (type === 0 && column.endsWith('?')) return true;
  const base = column.replace('?', '');
  if (base === 'integer') return isInteger(type);
  if (base === 'real') return type === 7 || isInteger(type);
  if (base === 'blob') return isBlob(type);
  if (base === 'any') return true;
  const length = isStrict ? forms[base]?.length : undefined;
  return isText(type) && (length === undefined || textLength(type) === length);
}

/** Whether a record could be a row of the tree: an older or newer version's may be shorter or longer. */
export function couldBe(tree: KnownTree, { types }: RecordHead): boolean {
  const columns = columnsOf(tree);
  return (
    types.length >= Math.min(columns.length, 2) &&
    types.length >= columns.length / 2 &&
    columns.slice(0, types.length).every((column, index) => takes(column, types[index] ?? 0, false))
  );
}

/** Whether a record found where nothing vouches for it has the shape of the tree's rows, its noise left out. */
export function isShapedLike(tree: KnownTree, { types }: RecordHead): boolean {
  const columns = columnsOf(tree);
  return (
    types.length === columns.length &&
    columns.every((column, index) => takes(column, types[index] ?? 0, true))
  );
}

/** Whether a row that is shaped like the tree's also reads like one. */
export function readsLike(tree: KnownTree, values: readonly SqliteValue[]): boolean {
  return columnsOf(tree).every((column, index) => hasForm(column, values[index] ?? null));
}

function hasForm(column: ColumnType, value: SqliteValue): boolean {
  const form = forms[column.replace('?', '')]?.form;
  return form === undefined || value === null || (typeof value === 'string' && form.test(value));
}

/** How many columns of a tree have a form: of two that fit a row, the one that asks for more is the likelier. */
export function particularity(tree: KnownTree): number {
  return columnsOf(tree).filter((column) => column.replace('?', '') in forms).length;
}
