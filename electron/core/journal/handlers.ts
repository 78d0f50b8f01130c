import { caseHandlers } from '../features/cases.ts';
import { entryHandlers } from '../features/entries.ts';
import { evidenceHandlers } from '../features/evidence.ts';
import { ladderHandlers } from '../features/ladders.ts';
import { listHandlers } from '../features/lists.ts';
import { searchHandlers } from '../features/search.ts';
import { trashHandlers } from '../features/trash.ts';
import type { Handlers, JournalChannelName } from './journal.ts';

/** Every channel of an open journal with its handler. */
export const handlers: Handlers<JournalChannelName> = {
  ...entryHandlers,
  ...listHandlers,
  ...searchHandlers,
  ...evidenceHandlers,
  ...ladderHandlers,
  ...caseHandlers,
  ...trashHandlers,
};
