import { createContext, useContext } from 'react';
import type { CaseDetail } from '../../../../shared/contract/case-channels.ts';
import type { CaseBlockView } from '../../../../shared/domain/promotion-case/case.ts';
import type { CaseActions, Place } from './use-case-actions.ts';

/** What is open in the document: a sentence being changed, one being added, or the choice of its entries. */
export type Opened =
  | { readonly type: 'edit'; readonly blockId: string }
  | { readonly type: 'add'; readonly place: Place }
  | { readonly type: 'link'; readonly blockId: string };

/** What the parts of a document share while it is edited. */
export interface Editing {
  readonly detail: CaseDetail;
  readonly actions: CaseActions;
  /** Shows the words of a block that were hidden since an entry behind it was narrowed. */
  readonly reveal: (blockId: string) => void;
  readonly hide: (blockId: string) => void;
  /** Every block in the order it is shown. */
  readonly order: readonly CaseBlockView[];
  /** The one block the Tab key reaches; the arrow keys go on from there. */
  readonly activeId: string | undefined;
  readonly activate: (blockId: string) => void;
  readonly opened: Opened | undefined;
  readonly open: (opened: Opened | undefined) => void;
  /** Moves focus to a block, as soon as the case is shown as it was at this revision. */
  readonly focus: (blockId: string, revision?: number) => void;
  /** Tells the page where a block is on the screen. */
  readonly place: (blockId: string, element: HTMLElement | null) => void;
}

/** Holds what the document's parts share. */
export const EditingContext = createContext<Editing | null>(null);

/** What the document's parts share. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('EditingContext is missing above this component');
  return editing;
}
