import type { CaseDetail } from '../../../shared/contract/case-channels.ts';
import type { CheckedParams } from '../../../shared/contract/contract.ts';
import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import { exportCase } from '../../../shared/domain/export/export-case.ts';
import { buildCase } from '../../../shared/domain/promotion-case/build-case.ts';
import type { CaseId, PromotionCase } from '../../../shared/domain/promotion-case/case.ts';
import { entriesById } from '../../../shared/domain/promotion-case/case-material.ts';
import { acceptChanges, compareCase } from '../../../shared/domain/promotion-case/compare-case.ts';
import {
  addBlock,
  editBlock,
  linkBlock,
  moveBlock,
  removeBlock,
  renameCase,
  restoreBlock,
} from '../../../shared/domain/promotion-case/edit-case.ts';
import {
  countStale,
  hasBuiltWords,
  staleReasonOf,
} from '../../../shared/domain/promotion-case/stale-blocks.ts';
import { viewChanges } from '../../../shared/domain/promotion-case/view-blocks.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { Handlers, JournalChannelName, ReadableJournal, WritableJournal } from '../journal/journal.ts';
import { allCases, caseBeforeLastChange, findCase, putCase, setCaseDeletedAt } from '../store/case-rows.ts';
import { entryFrom, findEntry } from '../store/entry-rows.ts';
import { caseMaterial, sourceMaterial } from '../store/material.ts';
import { caseDetail, noCase } from './case-details.ts';
import { readRequest, rebuildCase } from './case-requests.ts';

/** Building, editing, checking and exporting cases. */
export const caseHandlers: Handlers<Extract<JournalChannelName, `case.${string}`>> = {
  'case.build': (journal, params) => {
    const asked = readRequest(journal, params);
    if (!asked.ok) return asked;
    const { request, ladder } = asked.value;
    const now = journal.now();
    const built: PromotionCase = {
      ...buildCase(request, ladder, caseMaterial(journal.database, request)),
      id: journal.newId() as CaseId,
      request,
      removedBlockIds: [],
      revision: 1,
      createdAt: now,
      updatedAt: now,
    };
    putCase(journal.database, built);
    journal.changed('cases');
    return ok(caseDetail(journal, built));
  },

  'case.draft': (journal, { format, ...params }) => {
    const asked = readRequest(journal, params);
    if (!asked.ok) return asked;
    const { request, ladder } = asked.value;
    const material = caseMaterial(journal.database, request);
    const exported = exportCase({ ...buildCase(request, ladder, material), request }, material, format);
    // A draft is built from shareable entries alone, so nothing it stands on can have been narrowed since.
    if (!exported.ok) throw new Error('A draft stands on an entry that is not shareable.');
    return exported;
  },

  'case.list': (journal) =>
    ok({
      cases: allCases(journal.database).map((stored) => ({
        id: stored.id,
        kind: stored.request.kind,
        title: stored.title,
        from: stored.request.from,
        to: stored.request.to,
        updatedAt: stored.updatedAt,
        stale: countStale(stored.blocks, sourceMaterial(journal.database, stored.blocks)),
      })),
    }),

  'case.get': (journal, { id, includeNarrowed }) => {
    const stored = findCase(journal.database, id);
    return stored ? ok(caseDetail(journal, stored, { includeNarrowed })) : noCase();
  },

  'case.delete': (journal, { id }) => {
    const stored = findCase(journal.database, id);
    if (!stored) return noCase();
    setCaseDeletedAt(journal.database, id, journal.now());
    journal.changed('cases');
    return ok({ id });
  },

  'case.restore': (journal, { id }) => {
    const stored = findCase(journal.database, id, 'deleted');
    if (!stored) return noCase();
    setCaseDeletedAt(journal.database, id, null);
    journal.changed('cases');
    return ok(caseDetail(journal, stored));
  },

  'case.rename': (journal, { id, title }) => edit(journal, id, (stored) => ok(renameCase(stored, title))),

  'case.edit-block': (journal, { id, blockId, text }) =>
    edit(journal, id, (stored) => editBlock(stored, blockId, text)),

  'case.add-block': (journal, { id, entryIds, ...typed }) =>
    edit(journal, id, (stored) => {
      const entries = entriesOf(journal, entryIds);
      return entries ? addBlock(stored, { ...typed, id: journal.newId(), entries }) : noSource();
    }),

  'case.link-block': (journal, { id, blockId, entryIds }) =>
    edit(journal, id, (stored) => {
      if (holdsNarrowedWords(journal, stored, blockId)) return narrowedWords();
      const entries = entriesOf(journal, entryIds);
      return entries ? linkBlock(stored, blockId, entries) : noSource();
    }),

  'case.remove-block': (journal, { id, blockId }) =>
    edit(journal, id, (stored) => removeBlock(stored, blockId)),

  'case.restore-block': (journal, { id, blockId }) =>
    edit(journal, id, (stored) => restoreBlock(stored, blockId)),

  'case.move-block': (journal, { id, blockId, direction }) =>
    edit(journal, id, (stored) => moveBlock(stored, blockId, direction)),

  'case.compare': (journal, { id }) => {
    const stored = findCase(journal.database, id);
    if (!stored) return noCase();
    const rebuilt = rebuildCase(journal, stored);
    if (!rebuilt.ok) return rebuilt;
    const changes = compareCase(stored, rebuilt.value);
    return ok({
      changes: viewChanges(changes, stored.blocks, sourceMaterial(journal.database, stored.blocks)),
    });
  },

  'case.accept': (journal, { id, blockIds }) => {
    const stored = findCase(journal.database, id);
    if (!stored) return noCase();
    const rebuilt = rebuildCase(journal, stored);
    if (!rebuilt.ok) return rebuilt;
    return save(journal, stored, acceptChanges(stored, rebuilt.value, blockIds));
  },

  'case.undo': (journal, { id, revision }) => {
    const stored = findCase(journal.database, id);
    const before = caseBeforeLastChange(journal.database, id);
    if (!stored) return noCase();
    if (!before) return fail('not-found', 'What this case was before its last change is not kept any more.');
    if (stored.revision !== revision) {
      return fail('changed-elsewhere', 'This case was changed again since, so that change stays.');
    }
    return save(journal, stored, before);
  },

  'case.export': (journal, { id, format }) => {
    const stored = findCase(journal.database, id);
    if (!stored) return noCase();
    return exportCase(stored, caseMaterial(journal.database, stored.request, stored.blocks), format);
  },
};

const noSource = () =>
  fail('not-found', 'One of these entries is not in the journal. Choose another; nothing was changed.');

const narrowedWords = () =>
  fail(
    'not-shareable',
    'These words come from an entry that is no longer shareable. Write the sentence anew or remove it; nothing was changed.',
  );

/** Whether a sentence still has the words of an entry that has been narrowed since: another source is not theirs. */
function holdsNarrowedWords(journal: ReadableJournal, stored: PromotionCase, blockId: string): boolean {
  const block = stored.blocks.find(({ id }) => id === blockId);
  if (!block || !hasBuiltWords(block)) return false;
  const entries = entriesById(sourceMaterial(journal.database, [block]));
  return staleReasonOf(block, entries) === 'narrowed';
}

function entriesOf(journal: ReadableJournal, ids: CheckedParams<'case.link-block'>['entryIds']) {
  const rows = ids.map((id: EntryId) => findEntry(journal.database, id, 'journal'));
  const found = rows.flatMap((row) => (row ? [entryFrom(row)] : []));
  return found.length === ids.length ? found : undefined;
}

function save(journal: WritableJournal, before: PromotionCase, after: PromotionCase): Result<CaseDetail> {
  const stored = { ...after, revision: before.revision + 1, updatedAt: journal.now() };
  putCase(journal.database, stored);
  journal.changed('cases');
  return ok(caseDetail(journal, stored));
}

function edit<Code extends string>(
  journal: WritableJournal,
  id: CaseId,
  change: (stored: PromotionCase) => Result<PromotionCase, Code>,
): Result<CaseDetail, Code | 'not-found'> {
  const stored = findCase(journal.database, id);
  if (!stored) return noCase();
  const changed = change(stored);
  return changed.ok ? save(journal, stored, changed.value) : changed;
}
