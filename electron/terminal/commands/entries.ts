import { type Command, Option } from 'commander';
import type { Params } from '../../../shared/contract/contract.ts';
import type { EntryDetail } from '../../../shared/contract/entry-channels.ts';
import { type Role, roles, type Scope, scopes } from '../../../shared/domain/entry/entry.ts';
import type { EntryKind } from '../../../shared/domain/entry/kind.ts';
import { ok } from '../../../shared/domain/result/result.ts';
import type { SkillAreaId } from '../../../shared/domain/skill-area/taxonomy.ts';
import { counted } from '../../../shared/domain/wording/counted.ts';
import type { AddCommands } from '../add-commands.ts';
import {
  addVisibilityFlags,
  areaOption,
  collected,
  type GlobalOptions,
  kindOption,
  optionsOf,
  type VisibilityFlags,
  visibilityOf,
} from '../options.ts';
import { done, type Outcome, wrongUsage } from '../outcome.ts';
import { json, print } from '../output.ts';

interface LogOptions extends VisibilityFlags {
  readonly kind?: EntryKind;
  readonly date?: string;
  readonly area?: readonly SkillAreaId[];
  readonly project?: string;
  readonly person?: readonly string[];
  readonly impact?: string;
  readonly before?: string;
  readonly after?: string;
  readonly role?: Role;
  readonly scope?: Scope;
}

interface EditOptions extends VisibilityFlags {
  readonly text?: string;
  readonly kind?: EntryKind;
  readonly date?: string;
}

/** Writing, showing, changing and deleting one entry. */
export const addEntryCommands: AddCommands = (program, runs) => {
  addVisibilityFlags(
    program
      .command('log')
      .description('save an entry and print its id; `-` keeps the text out of the shell’s history')
      .argument('[text]', 'the text; - reads it from standard input; without it $EDITOR opens')
      .addOption(kindOption().default('win'))
      .option('--date <date>', 'the day, YYYY-MM-DD; today by default')
      .addOption(areaOption())
      .option('--project <name>', 'the project it belongs to')
      .option('--person <name>', 'someone in it; may be given several times', collected)
      .option('--impact <what>', 'what changed')
      .option('--before <value>', 'what it was before')
      .option('--after <value>', 'what it was afterwards')
      .addOption(new Option('--role <role>', 'your part in it').choices(roles))
      .addOption(new Option('--scope <scope>', 'how far it reached').choices(scopes)),
  ).action(
    runs((text: string | undefined, _own: unknown, command: Command) => log(text, optionsOf(command))),
  );

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

async function log(argument: string | undefined, options: GlobalOptions & LogOptions): Promise<Outcome> {
  if (options.impact === undefined && (options.before ?? options.after) !== undefined) {
    return wrongUsage('--before and --after belong to --impact: say what changed.');
  }
  const { dateRefusal } = await import('../date-refusal.ts');
  const refused = dateRefusal({ date: options.date });
  if (refused) return refused;
  const { namedEditor, noEditor, writeInEditor } = await import('../editor.ts');
  if (argument === undefined && !namedEditor()) return noEditor;
  const given = await givenText(argument);
  if (!given.ok) return given;

  const { withJournal } = await import('../session.ts');
  const draft = await newEntry(options);
  const intent = { ...draft, text: given.value ?? 'to be written' };
  return withJournal(options, ['entry.create', intent], async ({ call }) => {
    const save = async (text: string) => call('entry.create', { ...draft, text });
    const saved = given.value === undefined ? await writeInEditor(save) : await save(given.value);
    return saved.ok ? printSaved(saved.value, options) : saved;
  });
}

/** The text on the command line or on standard input; nothing where the editor is to open. */
async function givenText(argument: string | undefined) {
  if (argument !== '-') return ok(argument);
  const { textFromInput } = await import('../text-source.ts');
  return textFromInput();
}

async function newEntry(options: LogOptions): Promise<Omit<Params<'entry.create'>, 'text'>> {
  const { dayIn } = await import('../../../shared/domain/civil-date/civil-date.ts');
  const { systemZone } = await import('../../core/system-zone.ts');
  const zone = systemZone();
  const { area, project, person, impact, before = '', after = '', role, scope } = options;
  return {
    kind: options.kind ?? 'win',
    date: options.date ?? dayIn(Date.now(), zone),
    zone,
    ...visibilityOf(options),
    ...(area && { areas: [...area] }),
    ...(project !== undefined && { project }),
    ...(person && { people: person.map((name) => ({ name, role: 'mentioned' as const })) }),
    ...(impact !== undefined && { impact: { what: impact, before, after } }),
    ...(role && { role }),
    ...(scope && { scope }),
  };
}

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
  const { callOnce } = await import('../session.ts');
  return callOnce(options, 'trash.empty', {}, async ({ deleted }) => {
    const words = `${counted(deleted, 'entry is', 'entries are')} gone for good.\n`;
    await print(options.json ? json({ deleted }) : words);
    return done;
  });
}
