import type {
  CaseBlockView,
  ShownBlock,
  StaleReason,
} from '../../../../shared/domain/promotion-case/case.ts';
import { counted } from '../../../../shared/domain/wording/counted.ts';

/** How loudly a block's state is shown: `stop` is the only one that stops an export. */
export type MarkTone = 'quiet' | 'edited' | 'open' | 'warning' | 'stop';

/** A block's state in words. */
export interface BlockMarkWords {
  readonly tone: MarkTone;
  /** In full, as it is spoken. */
  readonly words: string;
  /** As it stands beside the text. */
  readonly short: string;
}

const staleWords: Readonly<Record<StaleReason, string>> = {
  edited: 'stale: an entry was edited since',
  deleted: 'stale: an entry lies in the trash',
  narrowed: 'stops the export: an entry is no longer shareable',
};

/** How many entries a block stands on, deleted and sealed ones included. */
export function entryCount({
  entries,
  hiddenEntries,
}: Pick<CaseBlockView, 'entries' | 'hiddenEntries'>): number {
  return entries.length + hiddenEntries;
}

/** What is said in the place of words that were hidden: what the entry behind them was made. */
export function hiddenWords({ narrowedTo = 'private' }: Pick<ShownBlock, 'narrowedTo'>): string {
  return `Stands on a ${narrowedTo} entry. Its words are hidden.`;
}

function sourceWords(block: CaseBlockView): string {
  const entries = entryCount(block);
  if (entries > 0) return counted(entries, 'entry', 'entries');
  return block.sources.some(({ type }) => type === 'expectation') ? 'the ladder' : 'your request';
}

/** The mark of a block: what it stands on, or what happened to it. */
export function markOf(block: CaseBlockView): BlockMarkWords {
  if (block.staleReason) {
    const words = staleWords[block.staleReason];
    const tone = block.staleReason === 'narrowed' ? 'stop' : 'warning';
    // Where its words are hidden, what became of the entry is said in their place.
    return { tone, words, short: block.isHidden ? 'stops the export' : words };
  }
  if (block.state === 'unsupported') return { tone: 'open', words: 'no source', short: 'no source' };
  const [tone, state, joint] =
    block.state === 'edited'
      ? (['edited', 'edited', ', from'] as const)
      : (['quiet', 'supported', ' by'] as const);
  const entries = entryCount(block);
  return {
    tone,
    words: `${state}${joint} ${sourceWords(block)}`,
    short: entries === 0 ? state : `${state} · ${entries}`,
  };
}
