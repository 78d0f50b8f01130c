import * as v from 'valibot';
import { entryLink } from '../../../shared/contract/fields.ts';
import { personRoles } from '../../../shared/domain/entry/entry.ts';
import { skillAreaIds } from '../../../shared/domain/skill-area/taxonomy.ts';
import type { NewDatabase } from './new-database.ts';
import { hasNoise } from './noise.ts';
import { isEntryId, parsed, type Row } from './storable-entry.ts';
import type { Tables } from './tables.ts';

/** Whether an unverified row may be written at all: what screens could not read is counted as lost. */
const isUsable: Readonly<Record<string, (row: Row) => boolean>> = {
  person_alias: ({ alias }) => isClean(alias),
  entry_person: ({ role }) => v.is(v.picklist(personRoles), role),
  entry_link: ({ url, label }) => v.is(entryLink, { url, label }) && isClean(url) && isClean(label),
  evidence: ({ area_id: area, sub_skill: skill, mapper, spans, confidence: sure, decided_at: at }) =>
    v.is(v.picklist(skillAreaIds), area) &&
    [skill, mapper, at].every((value) => value === null || isClean(value)) &&
    (sure === null || (typeof sure === 'number' && sure >= 0 && sure <= 1)) &&
    v.is(v.array(v.tuple([v.number(), v.number()])), parsed(spans)),
  tombstone: ({ entry_id: id, deleted_at: at }) => isEntryId(id) && isClean(at),
  journal_fact: ({ key, value }) => isClean(key) && isClean(value),
  promotion_case: ({ id, document }) => isEntryId(id) && v.is(caseDocument, parsed(document)),
};

const caseDocument = v.looseObject({
  title: v.string(),
  request: v.looseObject({ kind: v.string(), from: v.string(), to: v.string() }),
  sections: v.array(v.looseObject({ id: v.string(), title: v.string() })),
  blocks: v.array(v.looseObject({ id: v.string(), text: v.string(), sources: v.array(v.unknown()) })),
  removedBlockIds: v.array(v.string()),
});

function isClean(value: unknown): boolean {
  return typeof value === 'string' && !hasNoise(value);
}

/** Tables of which an index holds a copy of the most telling columns, and what stands for those it does not hold. */
const copies = [
  {
    table: 'entry_person',
    index: 'entry_person_by_person',
    key: ['entry_row', 'position'],
    rest: { role: 'mentioned' },
  },
  { table: 'evidence', index: 'evidence_by_area', key: ['entry_row', 'area_id'], rest: { spans: '[]' } },
] as const;

/** Of these nothing else tells how many rows there were. */
const countedByFragments = ['promotion_case', 'entry_link', 'tombstone', 'journal_fact'];

/** Writes the rows of every table but the entries and the names, and answers how many were lost. */
export function rescueOtherRows(tables: Tables, into: NewDatabase): number {
  let lost = countedByFragments.reduce((sum, table) => sum + tables.fragments(table).length, 0);
  for (const [table, isRowUsable] of Object.entries(isUsable)) {
    const copy = copies.find((one) => one.table === table);
    const proven = new Map(copy && tables.soundRows(copy.index).map((row) => [keyOf(row, copy.key), row]));
    for (const { values, isSound } of tables.rows(table)) {
      const key = copy && keyOf(values, copy.key);
      const told = isSound || key === undefined ? undefined : proven.get(key);
      // What an undo would need holds for one opening only, so nothing is lost with it.
      const row = { ...values, ...told, ...(table === 'promotion_case' && { document_before: null }) };
      if (!(isSound || isRowUsable(row)) || !into.put(table, row)) lost += copy ? 0 : 1;
      else if (key !== undefined) proven.delete(key);
      if (isSound && key !== undefined) proven.delete(key);
    }
    // What is left of a row in an index is kept; the rest of the row is lost, so each counts.
    for (const row of proven.values()) into.put(table, { ...row, ...copy?.rest });
    lost += proven.size;
  }
  return lost;
}

function keyOf(row: Row, columns: readonly string[]): string {
  return columns.map((column) => row[column]).join(' ');
}
