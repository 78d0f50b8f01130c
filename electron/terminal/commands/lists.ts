import type { Command } from 'commander';
import type { EntryPage } from '../../../shared/contract/entry-channels.ts';
import type { EntryKind } from '../../../shared/domain/entry/kind.ts';
import type { Result } from '../../../shared/domain/result/result.ts';
import type { AddCommands } from '../add-commands.ts';
import { count, type GlobalOptions, kindOption, optionsOf } from '../options.ts';
import { done, type Outcome } from '../outcome.ts';
import { json, print } from '../output.ts';

interface PageOptions extends GlobalOptions {
  readonly limit: number;
  readonly sealed?: boolean;
}

interface ListOptions extends PageOptions {
  readonly from?: string;
  readonly to?: string;
  readonly kind?: EntryKind;
  readonly trash?: boolean;
}

const defaultLimit = 50;

/** The most entries one call answers with; longer lists are read page by page. */
const largestPage = 1000;

/** Listing and finding entries, newest first. */
export const addListCommands: AddCommands = (program, runs) => {
  program
    .command('list')
    .description('list entries, newest first')
    .option('--from <date>', 'the first day, YYYY-MM-DD')
    .option('--to <date>', 'the last day, YYYY-MM-DD')
    .addOption(kindOption())
    .option('--limit <count>', 'how many at most', count, defaultLimit)
    .option('--sealed', 'sealed entries too')
    .option('--trash', 'what lies in the trash instead')
    .action(runs((_own: unknown, command: Command) => list(optionsOf(command))));

  program
    .command('search')
    .description('find entries, newest first')
    .argument(
      '<query...>',
      'words, "a phrase", pre*, kind:win area:leadership person:NAME from:DATE is:private',
    )
    .option('--limit <count>', 'how many at most', count, defaultLimit)
    .option('--sealed', 'sealed entries too')
    .action(
      runs((words: string[], _own: unknown, command: Command) => search(words.join(' '), optionsOf(command))),
    );
};

async function list(options: ListOptions): Promise<Outcome> {
  const { from, to, kind, limit } = options;
  const { dateRefusal } = await import('../date-refusal.ts');
  const refused = dateRefusal({ from, to });
  if (refused) return refused;
  const asked = {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(kind && { kind }),
    isTrash: options.trash === true,
    includeSealed: options.sealed === true,
  };
  const { withJournal } = await import('../session.ts');
  return withJournal(options, ['entry.list', asked], (doors) =>
    printPages(options, limit, (page) => doors.call('entry.list', { ...asked, ...page })),
  );
}

async function search(query: string, options: PageOptions): Promise<Outcome> {
  const asked = { query, includeSealed: options.sealed === true };
  const { withJournal } = await import('../session.ts');
  return withJournal(options, ['entry.search', asked], (doors) =>
    printPages(options, options.limit, (page) => doors.call('entry.search', { ...asked, ...page })),
  );
}

type ReadPage = (page: { limit: number; cursor?: string }) => Promise<Result<EntryPage, string>>;

async function printPages(options: GlobalOptions, limit: number, read: ReadPage): Promise<Outcome> {
  const { listItem, recordOf } = await import('../entry-view.ts');
  let left = limit;
  let cursor: string | undefined;
  do {
    const page = await read({ limit: Math.min(left, largestPage), ...(cursor !== undefined && { cursor }) });
    if (!page.ok) return page;
    const { entries, next } = page.value;
    const lines = entries.map((entry) => (options.json ? json(recordOf(entry)) : listItem(entry)));
    const isRead = await print(lines.join(''));
    if (left === limit && entries.length === 0 && !options.json) await print('No entries.\n');
    left -= entries.length;
    cursor = isRead && entries.length > 0 ? next : undefined;
  } while (cursor !== undefined && left > 0);
  return done;
}
