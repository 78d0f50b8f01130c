import type { Command } from 'commander';
import type { EntryDetail } from '../../../shared/contract/entry-channels.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import type { EntryKind } from '../../../shared/domain/entry/kind.ts';
import { counted } from '../../../shared/domain/wording/counted.ts';
import type { AddCommands } from '../add-commands.ts';
import type { Doors } from '../doors.ts';
import {
  addVisibilityFlags,
  type GlobalOptions,
  kindOption,
  optionsOf,
  type VisibilityFlags,
  visibilityOf,
} from '../options.ts';
import { done, type Outcome, wrongUsage } from '../outcome.ts';
import { json, print } from '../output.ts';

interface EditOptions extends VisibilityFlags {
  readonly text?: string;
  readonly kind?: EntryKind;
  readonly date?: string;
}

/** Showing, changing and deleting one entry. */
export const addEntryCommands: AddCommands = (program, runs) => {
  program
    .command('show')
    .description('show an entry')
    .argument('<id>', 'the entry’s id')
    .option('--sealed', 'even when it is sealed')
    .action(runs((id: string, _own: unknown, command: Command) => show(id, optionsOf(command))));

  addVisibilityFlags(
    program
      .command('edit')
      .description('change an entry; what is not named stays')
      .argument('<id>', 'the entry’s id')
      .option('--text <text>', 'its new text; - reads it from standard input')
      .addOption(kindOption())
      .option('--date <date>', 'the day, YYYY-MM-DD'),
  ).action(runs((id: string, _own: unknown, command: Command) => edit(id, optionsOf(command))));

  program
    .command('delete')
    .description('move an entry to the trash')
    .argument('<id>', 'the entry’s id')
    .action(runs((id: string, _own: unknown, command: Command) => remove(id, optionsOf(command))));

  program
    .command('untrash')
    .description('take an entry out of the trash')
    .argument('<id>', 'the entry’s id')
    .action(runs((id: string, _own: unknown, command: Command) => untrash(id, optionsOf(command))));

  program
    .command('trash')
    .description('see it with `list --trash`; empty it with `trash empty`')
    .command('empty')
    .description('delete for good what lies in the trash')
    .action(runs((_own: unknown, command: Command) => emptyTrash(optionsOf(command))));
};

async function show(id: string, options: GlobalOptions & { sealed?: boolean }): Promise<Outcome> {
  const { callOnce } = await import('../session.ts');
  const { entryPage, recordOf } = await import('../entry-view.ts');
  return callOnce(options, 'entry.get', { id, includeSealed: options.sealed === true }, async (entry) => {
    await print(options.json ? json(recordOf(entry)) : entryPage(entry));
    return done;
  });
}

async function edit(id: string, options: GlobalOptions & EditOptions): Promise<Outcome> {
  const { dateRefusal } = await import('../date-refusal.ts');
  const refused = dateRefusal({ date: options.date });
  if (refused) return refused;
  const { givenText } = await import('../text-source.ts');
  const text = await givenText(options.text);
  if (!text.ok) return text;
  const { kind, date } = options;
  const changes = {
    ...visibilityOf(options),
    ...(text.value !== undefined && { text: text.value }),
    ...(kind && { kind }),
    ...(date !== undefined && { date }),
  };
  if (Object.keys(changes).length === 0) {
    return wrongUsage('Say what to change: --text, --kind, --date, or a visibility.');
  }
  const { callOnce } = await import('../session.ts');
  return callOnce(options, 'entry.update', { id, changes }, (entry) => printSaved(entry, options));
}

/** Prints a saved entry's id, or the entry for programs: a sealed one only where `--sealed` was given. */
async function printSaved(entry: EntryDetail, options: GlobalOptions & VisibilityFlags): Promise<Outcome> {
  const { recordOf } = await import('../entry-view.ts');
  const isHidden = entry.visibility === 'sealed' && !options.sealed;
  await print(options.json ? json(isHidden ? { id: entry.id } : recordOf(entry)) : `${entry.id}\n`);
  return done;
}

async function remove(id: string, options: GlobalOptions): Promise<Outcome> {
  const { callOnce } = await import('../session.ts');
  return callOnce(options, 'entry.delete', { id }, async (deleted) => {
    const words = `Moved to the trash. \`casebook untrash ${deleted.id}\` brings it back.\n`;
    await print(options.json ? json({ id: deleted.id }) : words);
    return done;
  });
}

async function untrash(id: string, options: GlobalOptions): Promise<Outcome> {
  const { callOnce } = await import('../session.ts');
  return callOnce(options, 'entry.restore', { id }, (entry) => printSaved(entry, options));
}

async function emptyTrash(options: GlobalOptions): Promise<Outcome> {
  const { withJournal } = await import('../session.ts');
  return withJournal(options, ['trash.empty', {}], async ({ call }) => {
    const emptied = await call('trash.empty', {});
    if (!emptied.ok) return emptied;
    const { deleted, sentencesRemoved, oldestCreatedAt } = emptied.value;
    if (options.json) {
      await print(json({ deleted, sentencesRemoved }));
      return done;
    }
    await print(`${counted(deleted, 'entry is', 'entries are')} gone for good.\n`);
    if (sentencesRemoved > 0) {
      const many = counted(sentencesRemoved, 'sentence of cases', 'sentences of cases');
      await print(`${many} stood on nothing else and went with that.\n`);
    }
    const backups = oldestCreatedAt === null ? [] : await backupsSince(call, oldestCreatedAt);
    if (backups.length > 0) {
      const words = `${counted(backups.length, 'backup', 'backups')} made since may still hold what is gone, until other backups take their place:`;
      await print(`${words} ${backups.join(', ')}.\n`);
    }
    return done;
  });
}

/** The names of the backups that may hold what was written at this moment. */
async function backupsSince(call: Doors['call'], writtenAt: UtcInstant): Promise<readonly string[]> {
  const listed = await call('backup.list', {});
  if (!listed.ok) return [];
  const made = listed.value.backups.filter(
    (backup) => backup.isOfThisJournal && backup.createdAt >= writtenAt,
  );
  return made.map(({ name }) => name);
}
