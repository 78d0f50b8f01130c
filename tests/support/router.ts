import type { JournalThread } from '../../electron/core/journal/journal-thread.ts';
import { createRouter, type OpenHandlers } from '../../electron/core/router.ts';
import { channelNames, contract } from '../../shared/contract/contract.ts';
import { fail, ok } from '../../shared/domain/result/result.ts';

/** The channels that are answered beside the journal's thread. */
export const besideChannels = channelNames.filter((name) =>
  ['open', 'unlocked'].includes(contract[name].access),
);

/**
 * The router over handlers that only note in `reached` that they were, and over an open journal that `handle` answers;
 * over a locked one without it.
 */
export function routerOver(handle: JournalThread['call'] | undefined) {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    besideChannels.map((name) => [
      name,
      async () => {
        reached.push(name);
        return ok(null);
      },
    ]),
  ) as unknown as OpenHandlers;
  const journal = handle && {
    folder: '',
    vaultId: '',
    dataKey: Buffer.alloc(0),
    thread: {
      call: handle,
      perform: async () => fail('internal', 'Nothing is performed here.'),
      schemaVersion: 1,
      close: async () => undefined,
    } satisfies JournalThread,
  };
  return { route: createRouter(handlers, async () => journal), reached };
}
