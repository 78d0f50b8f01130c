import * as v from 'valibot';
import type { CheckedParams } from '../../../shared/contract/contract.ts';
import { newEntry } from '../../../shared/contract/entry-channels.ts';
import type { EntryId, UtcInstant } from '../../../shared/domain/entry/entry.ts';
import { isSkillAreaId } from '../../../shared/domain/skill-area/taxonomy.ts';

/** An entry as it was taken down, and when. */
export interface DropContents {
  readonly createdAt: UtcInstant;
  readonly entry: CheckedParams<'drop.add'>;
}

const utcInstant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => text as UtcInstant),
);

const dropContents = v.strictObject({ createdAt: utcInstant, entry: newEntry });

/** The spelling of what lies encrypted in a drop. */
export function printContents(contents: DropContents): Buffer {
  return Buffer.from(JSON.stringify(contents), 'utf8');
}

/**
 * Reads what a drop held, by the schema of a new entry; nothing where it is not for this id or holds anything this
 * version does not know. Only areas it does not know are left out: the mapper suggests its own.
 */
export function readContents(bytes: Buffer, id: EntryId): DropContents | undefined {
  const parsed = v.safeParse(dropContents, withKnownAreas(parseJson(bytes)));
  return parsed.success && parsed.output.entry.id === id ? parsed.output : undefined;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function withKnownAreas(contents: unknown): unknown {
  const entry = fieldOf(contents, 'entry');
  const areas = fieldOf(entry, 'areas');
  if (!Array.isArray(areas)) return contents;
  return { ...Object(contents), entry: { ...Object(entry), areas: areas.filter(isSkillAreaId) } };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
