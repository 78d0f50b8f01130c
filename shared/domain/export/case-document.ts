import type { EntryId, EntryLink } from '../entry/entry.ts';
import { strengthNames, strengthRules, strengths } from '../evidence/strength.ts';
import { citedIn } from '../promotion-case/blocks.ts';
import type { CaseBlock, CaseKind, CaseRequest, CaseSection } from '../promotion-case/case.ts';
import { byDate, type CaseMaterial, countedEntry, isUsable } from '../promotion-case/case-material.ts';
import { handWrittenSections } from '../promotion-case/section-list.ts';
import { indexBlock } from '../promotion-case/sections/evidence-index.ts';
import { gapWords, periodInWords } from '../promotion-case/wording.ts';

/** One sentence, bullet, quotation or row as every format shows it; `refs` point into the evidence index. */
export type DocumentItem =
  | {
      readonly form: 'paragraph' | 'bullet' | 'quote';
      readonly text: string;
      readonly refs: readonly string[];
    }
  | {
      readonly form: 'expectation';
      readonly expectation: string;
      readonly strength: string;
      readonly text: string;
      readonly gap: string;
      readonly refs: readonly string[];
    }
  | {
      readonly form: 'index';
      readonly label: string;
      readonly text: string;
      readonly links: readonly EntryLink[];
    };

/** Items under one heading of a section, or under none. */
export interface DocumentGroup {
  readonly heading?: string;
  readonly items: readonly DocumentItem[];
}

/** A section with its groups; `note` is a template sentence, for example that nothing is recorded yet. */
export interface DocumentSection {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly DocumentGroup[];
  readonly note?: string;
}

/** A finished document before it takes a format. */
export interface CaseDocument {
  readonly kind: CaseKind;
  readonly title: string;
  readonly about: string;
  readonly sections: readonly DocumentSection[];
}

/** What a document is made of: a stored case or a draft with its request. */
export interface ExportedCase {
  readonly title: string;
  readonly request: CaseRequest;
  readonly sections: readonly CaseSection[];
  readonly blocks: readonly CaseBlock[];
}

type Labels = ReadonlyMap<EntryId, string>;

/** The index with a line for every cited entry, those added by hand included. */
function completeIndex({ blocks, request }: ExportedCase, material: CaseMaterial): readonly CaseBlock[] {
  const index = blocks.filter(({ form }) => form === 'index');
  const listed = new Set(index.flatMap(citedIn));
  const cited = new Set(blocks.flatMap(citedIn));
  const missing = material
    .filter(({ entry }) => cited.has(entry.id) && !listed.has(entry.id) && isUsable(entry))
    .map((item) => countedEntry(request, item))
    .toSorted(byDate)
    .map(indexBlock);
  const headings = [...new Set([...index, ...missing].map(({ under }) => under))];
  return headings.flatMap((heading) => [...index, ...missing].filter(({ under }) => under === heading));
}

function itemOf(block: CaseBlock, labels: Labels): DocumentItem {
  const refs = [...new Set(citedIn(block).flatMap((id) => labels.get(id) ?? []))];
  const { form, text, row, links = [] } = block;
  if (form === 'index') return { form, text, links, label: refs[0] ?? '' };
  if (form === 'expectation' && row) {
    const { expectation, strength } = row;
    return { form, expectation, strength: strengthNames[strength], text, gap: gapWords[strength], refs };
  }
  return { form: form === 'expectation' ? 'bullet' : form, text, refs };
}

/** Neighbours under the same heading. */
function groupsOf(blocks: readonly CaseBlock[], labels: Labels): readonly DocumentGroup[] {
  const groups: { heading: string | undefined; items: DocumentItem[] }[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && last.heading === block.under) last.items.push(itemOf(block, labels));
    else groups.push({ heading: block.under, items: [itemOf(block, labels)] });
  }
  return groups.map(({ heading, items }) => (heading === undefined ? { items } : { heading, items }));
}

function noteOf(section: CaseSection, blocks: readonly CaseBlock[]): string | undefined {
  if (blocks.length === 0)
    return handWrittenSections.has(section.id) ? 'Not written yet.' : 'Nothing recorded yet.';
  if (section.id !== 'expectation-map') return undefined;
  return `Strength is counted by skill area. ${strengths
    .map((strength) => `${strengthNames[strength]}: ${strengthRules[strength]}`)
    .map((rule) => `${rule.charAt(0).toUpperCase()}${rule.slice(1)}`)
    .join(' ')}`;
}

function aboutOf({ request, blocks }: ExportedCase): string {
  const hasIndex = blocks.some(({ form }) => form === 'index');
  return [
    `Evidence from ${periodInWords(request.from, request.to)}.`,
    ...(hasIndex ? ['References such as [E1] point to the evidence index.'] : []),
    ...(request.withSuggestions ? ['Areas marked (suggested) have not been confirmed.'] : []),
  ].join(' ');
}

/** The document every format is written from: sections in order, every block with its references. */
export function caseDocument(exported: ExportedCase, material: CaseMaterial): CaseDocument {
  const index = completeIndex(exported, material);
  const labels: Labels = new Map(
    [...new Set(index.flatMap(citedIn))].map((entryId, at) => [entryId, `E${at + 1}`]),
  );
  const body = exported.blocks.filter(({ form }) => form !== 'index');
  const sections = exported.sections.map((section) => {
    const blocks = [...body, ...index].filter(({ sectionId }) => sectionId === section.id);
    const note = noteOf(section, blocks);
    return {
      id: section.id,
      title: section.title,
      groups: groupsOf(blocks, labels),
      ...(note === undefined ? {} : { note }),
    };
  });
  return { kind: exported.request.kind, title: exported.title, about: aboutOf(exported), sections };
}
