import type { CaseBlockView, CaseExport, ExportFormat } from '../promotion-case/case.ts';
import { type CaseMaterial, entriesById } from '../promotion-case/case-material.ts';
import { withOpenHeadings } from '../promotion-case/headings.ts';
import { viewBlocks } from '../promotion-case/view-blocks.ts';
import { fail, ok, type Result } from '../result/result.ts';
import { counted } from '../wording/counted.ts';
import { caseDocument, type ExportedCase } from './case-document.ts';
import { caseHtml } from './case-html.ts';
import { caseMarkdown } from './case-markdown.ts';

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** Whether the blocks may leave the journal: not while one stands on an entry that is no longer shareable. */
export function caseCanExport(
  blocks: readonly Pick<CaseBlockView, 'staleReason'>[],
): Result<void, 'narrowed-source'> {
  const narrowed = blocks.filter(({ staleReason }) => staleReason === 'narrowed').length;
  if (narrowed === 0) return ok(undefined);
  const stand = counted(narrowed, 'sentence stands', 'sentences stand');
  return fail(
    'narrowed-source',
    `${stand} on an entry that is no longer shareable, or whose giver may no longer be quoted. Remove what is marked or write it anew, or make the entry shareable; nothing was written.`,
  );
}

/** A name for the file from the kind, the level's id and the period's end: it holds no words of an entry. */
export function fileNameOf({ request }: Pick<ExportedCase, 'request'>, format: ExportFormat): string {
  const kind = { promotion: 'promotion-case', brag: 'brag-document', 'self-review': 'self-review' }[
    request.kind
  ];
  const level = request.targetLevel
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const parts = request.kind === 'promotion' && level !== '' ? [kind, level] : [kind];
  return `${[...parts, request.to].join('-')}.${format}`;
}

/**
 * The finished document of a stored case, or of a draft with its request; refused while a block stands on an entry
 * that is no longer shareable. The same case and journal give the same bytes.
 */
export function exportCase(
  exported: ExportedCase,
  material: CaseMaterial,
  format: ExportFormat,
): Result<CaseExport, 'narrowed-source'> {
  const allowed = caseCanExport(viewBlocks(exported.blocks, material));
  if (!allowed.ok) return allowed;
  // A sentence may have been typed under a heading whose own sentences were removed since they were narrowed.
  const blocks = withOpenHeadings(exported.blocks, entriesById(material));
  const document = caseDocument({ ...exported, blocks }, material);
  const content = format === 'md' ? caseMarkdown(document) : caseHtml(document);
  return ok({ format, fileName: fileNameOf(exported, format), mediaType: mediaTypes[format], content });
}
