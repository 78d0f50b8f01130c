import * as v from 'valibot';
import type { CivilDate } from '../domain/civil-date/civil-date.ts';
import type { UtcInstant } from '../domain/entry/entry.ts';
import {
  type CaseBlockView,
  type CaseChange,
  type CaseExport,
  type CaseFinding,
  type CaseId,
  type CaseKind,
  caseKinds,
  exportFormats,
  longestSentence,
  mostLinkedEntries,
  type PromotionCase,
} from '../domain/promotion-case/case.ts';
import { channel } from './channel.ts';
import { civilDate, entryId, line, nothing } from './fields.ts';

/** A case as the list shows it. */
export interface CaseSummary {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly title: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly updatedAt: UtcInstant;
  /** Blocks whose sources have changed since. */
  readonly stale: number;
}

/** A case as its page shows it: every block with its state and the entries it stands on, and the findings. */
export interface CaseDetail extends Omit<PromotionCase, 'blocks' | 'removedBlocks'> {
  readonly blocks: readonly CaseBlockView[];
  readonly findings: readonly CaseFinding[];
}

const caseId = v.pipe(
  v.string(),
  v.uuid('A case’s id is a UUID, as `casebook case list` prints it.'),
  v.transform((id) => id.toLowerCase() as CaseId),
);
const blockId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const blockText = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'The sentence is empty.'),
  v.maxLength(longestSentence),
);

const request = {
  kind: v.picklist(caseKinds),
  /** The ladder in force where it is absent. */
  ladderId: v.exactOptional(line),
  targetLevel: line,
  fromLevel: v.exactOptional(line),
  from: civilDate,
  to: civilDate,
  withSuggestions: v.optional(v.boolean(), false),
};

/** A period that ends before it begins has no evidence. */
const periodRule = 'The period ends before it begins.';

/** Building, editing, checking and exporting cases. */
export const caseChannels = {
  'case.build': channel<CaseDetail>()({
    access: 'write',
    params: v.pipe(
      v.strictObject(request),
      v.check((asked) => asked.from <= asked.to, periodRule),
    ),
    errors: ['unknown-ladder', 'unknown-level'],
  }),
  /** Builds and exports in one step and stores nothing. */
  'case.draft': channel<CaseExport>()({
    access: 'read',
    params: v.pipe(
      v.strictObject({ ...request, format: v.picklist(exportFormats) }),
      v.check((asked) => asked.from <= asked.to, periodRule),
    ),
    errors: ['unknown-ladder', 'unknown-level'],
  }),
  'case.list': channel<{ readonly cases: readonly CaseSummary[] }>()({
    access: 'read',
    params: nothing,
    errors: [],
  }),
  /** The words of entries that were made private or sealed since are left out until they are asked for. */
  'case.get': channel<CaseDetail>()({
    access: 'read',
    params: v.strictObject({ id: caseId, includeNarrowed: v.optional(v.boolean(), false) }),
    errors: ['not-found'],
  }),
  'case.rename': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({ id: caseId, title: line }),
    errors: ['not-found'],
  }),
  'case.delete': channel<{ readonly id: CaseId }>()({
    access: 'write',
    params: v.strictObject({ id: caseId }),
    errors: ['not-found'],
  }),
  /** Undoes `case.delete` within the same session of the journal. */
  'case.restore': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({ id: caseId }),
    errors: ['not-found'],
  }),
  /** Changes a block's words; with `generated` text again it counts as unedited. */
  'case.edit-block': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({ id: caseId, blockId, text: blockText }),
    errors: ['not-found'],
  }),
  /** Adds a sentence by hand, after a block or at the section's end; linked entries become its sources. */
  'case.add-block': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({
      id: caseId,
      sectionId: line,
      afterBlockId: v.exactOptional(blockId),
      text: blockText,
      entryIds: v.optional(v.pipe(v.array(entryId), v.maxLength(mostLinkedEntries)), []),
    }),
    errors: ['not-found', 'not-shareable'],
  }),
  /** Ties a block to the entries that back it up; only shareable ones. */
  'case.link-block': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({
      id: caseId,
      blockId,
      entryIds: v.pipe(v.array(entryId), v.maxLength(mostLinkedEntries)),
    }),
    errors: ['not-found', 'not-shareable'],
  }),
  'case.remove-block': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({ id: caseId, blockId }),
    errors: ['not-found'],
  }),
  /** Puts a removed block back where it was, within the same session of the journal. */
  'case.restore-block': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({ id: caseId, blockId }),
    errors: ['not-found'],
  }),
  /** Moves a block up or down within its section. */
  'case.move-block': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({ id: caseId, blockId, direction: v.picklist(['up', 'down']) }),
    errors: ['not-found'],
  }),
  /** What building again would change, block by block; nothing is changed. */
  'case.compare': channel<{ readonly changes: readonly CaseChange[] }>()({
    access: 'read',
    params: v.strictObject({ id: caseId }),
    errors: ['not-found', 'unknown-ladder', 'unknown-level'],
  }),
  /** Takes the differences with these block ids over; a block a hand has touched changes only when named here. */
  'case.accept': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({ id: caseId, blockIds: v.pipe(v.array(blockId), v.maxLength(1000)) }),
    errors: ['not-found', 'unknown-ladder', 'unknown-level'],
  }),
  /** Puts the case back as it was before its last change, which made it this revision. */
  'case.undo': channel<CaseDetail>()({
    access: 'write',
    params: v.strictObject({ id: caseId, revision: v.pipe(v.number(), v.integer(), v.minValue(2)) }),
    errors: ['not-found', 'changed-elsewhere'],
  }),
  /** The finished document; refused while a block stands on an entry that is no longer shareable. */
  'case.export': channel<CaseExport>()({
    access: 'read',
    params: v.strictObject({ id: caseId, format: v.picklist(exportFormats) }),
    errors: ['not-found', 'narrowed-source'],
  }),
};
