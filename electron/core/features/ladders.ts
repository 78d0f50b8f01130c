import { defaultLadder, defaultLadders } from '../../../shared/domain/ladder/default-ladders.ts';
import { fail, ok } from '../../../shared/domain/result/result.ts';
import type { ReadableDatabase } from '../database/database.ts';
import type { Handlers } from '../journal/journal.ts';
import { factOf, setFact } from '../store/facts.ts';

const firstLadder = 'engineer';

/** The id of the ladder in force: the engineer's until another was put in force. */
export function ladderInForce(database: ReadableDatabase): string {
  return factOf(database, 'ladder') ?? firstLadder;
}

/** The ladders to choose from and the one in force. */
export const ladderHandlers: Handlers<'ladder.list' | 'ladder.use'> = {
  'ladder.list': (journal) => ok({ ladders: defaultLadders, current: ladderInForce(journal.database) }),

  'ladder.use': (journal, { id }) => {
    if (!defaultLadder(id)) {
      const known = defaultLadders.map((ladder) => ladder.id).join(', ');
      return fail('not-found', `There is no ladder called that. The ladders are ${known}.`);
    }
    setFact(journal.database, 'ladder', id);
    journal.changed('ladder', 'cases');
    return ok({ current: id });
  },
};
