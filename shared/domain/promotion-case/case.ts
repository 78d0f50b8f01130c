import type { CivilDate } from '../civil-date/civil-date.ts';
import type { EntryId, EntryLink, UtcInstant } from '../entry/entry.ts';
import type { Visibility } from '../entry/visibility.ts';
import type { Strength } from '../evidence/strength.ts';
import type { Span } from '../mapping/mapper.ts';
import type { SkillAreaId } from '../skill-area/taxonomy.ts';

/** A UUIDv7. */
export type CaseId = string & { readonly __brand: 'CaseId' };

/** The three documents built from evidence. */
export const caseKinds = ['promotion', 'brag', 'self-review'] as const;
/** What kind of document a case is. */
export type CaseKind = (typeof caseKinds)[number];

/** What a case was asked to be: the same request over the same journal gives the same draft. */
export interface CaseRequest {
  readonly kind: CaseKind;
  readonly ladderId: string;
  /** The level asked for; for a brag document or self-review the level it is held against. */
  readonly targetLevel: string;
  /** The level the person is at; the one below the target where none was given. */
  readonly fromLevel?: string;
  /** First and last day whose entries count. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Also counts suggestions of 0.5 and more that nobody has confirmed, marked as such. */
  readonly withSuggestions: boolean;
}

/** Where a block's text comes from: an entry and the words in it, an expectation, or the request itself. */
export type CaseSource =
  | {
      readonly type: 'entry';
      readonly entryId: EntryId;
      /** Ranges of the entry's text whose words the block uses; empty when it uses its date or fields. */
      readonly spans: readonly Span[];
      /** The entry's revision when the block was written. */
      readonly revision: number;
      /** True where it was feedback whose giver could be quoted when the block was written. */
      readonly isQuoted?: true;
    }
  | { readonly type: 'expectation'; readonly ladderId: string; readonly expectationId: string }
  | { readonly type: 'request' };

/** How a block is laid out. An expectation is a row of the expectation map. */
export type BlockForm = 'paragraph' | 'bullet' | 'quote' | 'expectation' | 'index';

/**
 * supported: its sources stand. stale: a source was edited, deleted, or made private or sealed since.
 * unsupported: typed by hand, no source linked. edited: changed by hand, sources kept.
 */
export type BlockState = 'supported' | 'stale' | 'unsupported' | 'edited';

/** One row of the expectation map: what is expected and how well it is held up. */
export interface ExpectationRow {
  readonly expectationId: string;
  readonly areaId: SkillAreaId;
  readonly expectation: string;
  readonly strength: Strength;
}

/** One sentence or bullet as it is stored. */
export interface CaseBlock {
  /** Stable for the same sources in the same section, so that regenerating can tell what changed; no entry's id. */
  readonly id: string;
  readonly sectionId: string;
  readonly form: BlockForm;
  /** A heading within the section that the block stands under, for example a project's name. */
  readonly under?: string;
  readonly text: string;
  /** What the builder wrote; differs from `text` where a hand has edited it; absent where typed by hand. */
  readonly generatedText?: string;
  readonly sources: readonly CaseSource[];
  /** True once a hand chose the sources: regenerating then keeps the block like an edited one. */
  readonly isLinkedByHand?: boolean;
  /** The entries the generated words were taken from, where a hand chose other sources since. */
  readonly builtFrom?: readonly EntryId[];
  /** Typed by hand only: the entries behind the heading it was put under. */
  readonly underFrom?: readonly EntryId[];
  readonly row?: ExpectationRow;
  /** Index only: the addresses that back the entry up. */
  readonly links?: readonly EntryLink[];
}

/** The longest sentence a hand may give a block, in UTF-16 code units. */
export const longestSentence = 5000;

/** The most entries a hand may link to one block. */
export const mostLinkedEntries = 20;

/** A block a hand removed and the block it stood after, so that it can come back to its place. */
export interface RemovedBlock {
  readonly block: CaseBlock;
  readonly afterBlockId?: string;
}

/** A section in the order of the document. */
export interface CaseSection {
  readonly id: string;
  readonly title: string;
  /** What the section is for and how to fill it, shown where it is empty; never exported. */
  readonly hint: string;
}

/** What the builder makes of a request: blocks in the order of the document. */
export interface CaseDraft {
  readonly title: string;
  readonly sections: readonly CaseSection[];
  readonly blocks: readonly CaseBlock[];
}

/** A stored case. */
export interface PromotionCase extends CaseDraft {
  readonly id: CaseId;
  readonly request: CaseRequest;
  /** Ids of generated blocks the person removed: regenerating offers them no more. */
  readonly removedBlockIds: readonly string[];
  /** What `restoreBlock` puts back, latest last; never shown and never exported. */
  readonly removedBlocks?: readonly RemovedBlock[];
  readonly revision: number;
  readonly createdAt: UtcInstant;
  readonly updatedAt: UtcInstant;
}

/** What an entry that was shareable was narrowed to. */
export type NarrowedTo = Exclude<Visibility, 'shareable'>;

/** A block as it may be shown. One that owes its words to an entry narrowed since has none until they are asked for. */
export interface ShownBlock extends CaseBlock {
  /** What became of the entries its words come from, the narrowest where there are several. */
  readonly narrowedTo?: NarrowedTo;
  /** True where its words were left out: `text` is empty then. */
  readonly isHidden?: true;
}

/** Why a block is stale: what happened to one of its sources. A narrowed source stops the export. */
export type StaleReason = 'edited' | 'deleted' | 'narrowed';

/** A block as a screen shows it. */
export interface CaseBlockView extends ShownBlock {
  readonly state: BlockState;
  readonly staleReason?: StaleReason;
  /** The entries it stands on that may be shown, for the source list. Deleted or sealed ones are absent. */
  readonly entries: readonly { readonly id: EntryId; readonly date: CivilDate; readonly title: string }[];
  /** How many more it stands on. */
  readonly hiddenEntries: number;
}

/** A check's finding: what it found, why it matters to a committee, what to do. None blocks. */
export interface CaseFinding {
  readonly check: string;
  readonly blockId?: string;
  readonly found: string;
  readonly why: string;
  readonly advice: string;
}

/** One difference that regenerating proposes; a block a hand has touched is never in `changed`. */
export type CaseChange =
  | { readonly type: 'added'; readonly block: CaseBlock; readonly afterBlockId?: string }
  | { readonly type: 'removed'; readonly block: ShownBlock }
  | { readonly type: 'changed'; readonly before: ShownBlock; readonly block: CaseBlock }
  | { readonly type: 'kept-edited'; readonly before: ShownBlock; readonly block: CaseBlock };

/** The formats a case can be exported to today. */
export const exportFormats = ['md', 'html'] as const;
/** A format a case can be exported to. */
export type ExportFormat = (typeof exportFormats)[number];

/** A finished document: its text, and the name a file of it would have (it holds no entry text). */
export interface CaseExport {
  readonly format: ExportFormat;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
}
