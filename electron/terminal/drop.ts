import type { Params } from '../../shared/contract/contract.ts';
import type { EntryId } from '../../shared/domain/entry/entry.ts';
import { ok, type Result } from '../../shared/domain/result/result.ts';
import { dropEntry, findDropBox } from '../core/drop-box/drop-entry.ts';
import { checkedParams } from '../core/router.ts';
import { journalPlaces } from '../core/session/journal-places.ts';
import type { GlobalOptions } from './options.ts';
import { terminalPlatform } from './platform.ts';
import { namedFolder, noJournalIn } from './session.ts';
import { closeOnSignal } from './signals.ts';

/** The drop box of a journal, which takes entries without a passphrase. */
export interface TerminalDropBox {
  /** The entry survives a power cut once this answers its id. */
  drop(draft: Params<'drop.add'>): Promise<Result<{ readonly id: EntryId }, string>>;
}

/**
 * The drop box of the journal that is meant; nothing where it has none yet. Refuses what would not be taken, so that
 * nobody writes at length for nothing.
 */
export async function dropBoxFor(
  options: GlobalOptions,
  intent: Params<'drop.add'>,
): Promise<Result<TerminalDropBox | undefined, string>> {
  const checked = checkedParams('drop.add', intent);
  if (!checked.ok) return checked;
  const platform = await terminalPlatform(namedFolder(options));
  const { folder } = journalPlaces(platform).current();
  const box = await findDropBox(folder);
  if (!box.ok) {
    if (box.failure.code === 'absent') return noJournalIn(folder);
    return box.failure.code === 'no-drop-box' ? ok(undefined) : box;
  }
  // A signal lets the editor's words be saved first; there is nothing else to close.
  closeOnSignal(async () => {});
  return ok({
    drop: async (draft) => {
      const words = checkedParams('drop.add', draft);
      if (!words.ok) return words;
      return dropEntry({ journalFolder: folder, draft: words.value, now: platform.now });
    },
  });
}
