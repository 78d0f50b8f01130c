import type { EntryId, UtcInstant } from '../../../shared/domain/entry/entry.ts';
import type { Evidence, EvidenceState } from '../../../shared/domain/evidence/evidence.ts';
import type { Span } from '../../../shared/domain/mapping/mapper.ts';
import { type SkillAreaId, skillAreaIds } from '../../../shared/domain/skill-area/taxonomy.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/database.ts';
import { sql } from '../database/sql.ts';

interface EvidenceRow {
  readonly entry_row: number;
  readonly entry_id: EntryId;
  readonly area_id: SkillAreaId;
  readonly sub_skill: string | null;
  readonly state: EvidenceState;
  readonly confidence: number | null;
  readonly spans: string;
  readonly decided_at: UtcInstant | null;
}

/** The evidence of each of these entries, by row: best suggestion first, then in the taxonomy's order. */
export function evidenceOf(
  database: ReadableDatabase,
  rows: readonly number[],
): ReadonlyMap<number, readonly Evidence[]> {
  const found = database.all<EvidenceRow>(sql`
    SELECT evidence.*, entry.id AS entry_id FROM evidence JOIN entry ON entry.row = evidence.entry_row
    WHERE entry_row IN (SELECT value FROM json_each(${JSON.stringify(rows)}))`);
  const byRow = new Map<number, Evidence[]>();
  for (const row of found) {
    const list = byRow.get(row.entry_row) ?? [];
    list.push(evidenceFrom(row));
    byRow.set(row.entry_row, list);
  }
  for (const list of byRow.values()) list.sort(byConfidenceThenArea);
  return byRow;
}

/** Stores the tie between an entry and an area, replacing what was there. */
export function putEvidence(
  database: WritableDatabase,
  row: number,
  evidence: Omit<Evidence, 'entryId'>,
  mapperVersion: string | null,
): void {
  database.run(sql`
    INSERT OR REPLACE INTO evidence
      (entry_row, area_id, sub_skill, state, confidence, spans, mapper, decided_at)
    VALUES (${row}, ${evidence.areaId}, ${evidence.subSkill ?? null}, ${evidence.state},
      ${evidence.confidence ?? null}, ${JSON.stringify(evidence.spans)}, ${mapperVersion},
      ${evidence.decidedAt ?? null})`);
}

/** Removes the tie between an entry and an area. */
export function removeEvidence(database: WritableDatabase, row: number, areaId: SkillAreaId): void {
  database.run(sql`DELETE FROM evidence WHERE entry_row = ${row} AND area_id = ${areaId}`);
}

function evidenceFrom(row: EvidenceRow): Evidence {
  return {
    entryId: row.entry_id,
    areaId: row.area_id,
    ...(row.sub_skill !== null && { subSkill: row.sub_skill }),
    state: row.state,
    ...(row.confidence !== null && { confidence: row.confidence }),
    spans: JSON.parse(row.spans) as Span[],
    ...(row.decided_at !== null && { decidedAt: row.decided_at }),
  };
}

function byConfidenceThenArea(a: Evidence, b: Evidence): number {
  return (
    (b.confidence ?? 2) - (a.confidence ?? 2) ||
    skillAreaIds.indexOf(a.areaId) - skillAreaIds.indexOf(b.areaId)
  );
}
