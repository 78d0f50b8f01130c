import type { TreeKind } from './b-tree-page.ts';

/**
 * What a column holds, `?` where it may be null. rowid: stored as null, it is the row's number. uuid, date and instant
 * are text of one form, by which a page that nothing points at any more is told from others.
 */
export type ColumnType =
  | `${'integer' | 'real' | 'text' | 'uuid' | 'date' | 'instant' | 'blob' | 'any'}${'' | '?'}`
  | 'rowid';

/** A tree of our own schema with its columns in the order in which they are stored. */
export interface KnownTree {
  readonly name: string;
  readonly kind: TreeKind;
  readonly columns: Readonly<Record<string, ColumnType>>;
}

function table(name: string, columns: Readonly<Record<string, ColumnType>>): KnownTree {
  return { name, kind: 'table', columns };
}

function index(name: string, columns: Readonly<Record<string, ColumnType>>): KnownTree {
  return { name, kind: 'index', columns };
}

/** The table that names every other and its first page. */
export const schemaTree = table('sqlite_schema', {
  type: 'text',
  name: 'text',
  tbl_name: 'text',
  rootpage: 'integer?',
  sql: 'text?',
});

/**
 * Every other tree of the newest version, known without the schema so that its loss costs nothing. A table WITHOUT
 * ROWID is stored as an index is. Where rows of two trees look alike, the one made first stands first.
 */
export const knownTrees: readonly KnownTree[] = [
  table('entry', {
    row: 'rowid',
    id: 'uuid',
    kind: 'text',
    date: 'date',
    time: 'text?',
    zone: 'text?',
    visibility: 'text',
    text: 'text',
    body: 'text?',
    project_row: 'integer?',
    impact_what: 'text?',
    impact_before: 'text?',
    impact_after: 'text?',
    role: 'text?',
    scope: 'text?',
    facets: 'text',
    extra: 'text',
    revision: 'integer',
    created_at: 'instant',
    updated_at: 'instant',
    deleted_at: 'instant?',
  }),
  index('sqlite_autoindex_entry_1', { id: 'uuid', row: 'integer' }),
  index('entry_by_date', { date: 'date', id: 'uuid', row: 'integer' }),
  index('entry_in_trash', { deleted_at: 'instant', row: 'integer' }),
  index('entry_by_project', { project_row: 'integer', row: 'integer' }),
  table('project', { row: 'rowid', id: 'uuid', name: 'text' }),
  index('sqlite_autoindex_project_1', { id: 'uuid', row: 'integer' }),
  index('sqlite_autoindex_project_2', { name: 'text', row: 'integer' }),
  table('person', { row: 'rowid', id: 'uuid', name: 'text' }),
  index('sqlite_autoindex_person_1', { id: 'uuid', row: 'integer' }),
  index('sqlite_autoindex_person_2', { name: 'text', row: 'integer' }),
  index('person_alias', { alias: 'text', person_row: 'integer' }),
  index('entry_person', { entry_row: 'integer', position: 'integer', person_row: 'integer', role: 'text' }),
  index('entry_person_by_person', { person_row: 'integer', entry_row: 'integer', position: 'integer' }),
  index('entry_link', { entry_row: 'integer', position: 'integer', url: 'text', label: 'text' }),
  index('evidence', {
    entry_row: 'integer',
    area_id: 'text',
    sub_skill: 'text?',
    state: 'text',
    confidence: 'real?',
    spans: 'text',
    mapper: 'text?',
    decided_at: 'instant?',
  }),
  index('evidence_by_area', { area_id: 'text', state: 'text', entry_row: 'integer' }),
  index('promotion_case', {
    id: 'uuid',
    document: 'text',
    document_before: 'text?',
    revision: 'integer',
    created_at: 'instant',
    updated_at: 'instant',
    deleted_at: 'instant?',
  }),
  index('tombstone', { entry_id: 'uuid', deleted_at: 'instant' }),
  index('journal_fact', { key: 'text', value: 'text' }),
  table('entry_index_data', { id: 'rowid', block: 'blob' }),
  index('entry_index_idx', { segid: 'integer', term: 'any', pgno: 'integer' }),
  table('entry_index_docsize', { id: 'rowid', sz: 'blob' }),
  index('entry_index_config', { k: 'any', v: 'any' }),
];
