import { type Command, Option } from 'commander';
import type { Params } from '../../../shared/contract/contract.ts';
import { type Role, roles, type Scope, scopes, titleOf } from '../../../shared/domain/entry/entry.ts';
import { defaultVisibility, type EntryKind } from '../../../shared/domain/entry/kind.ts';
import { ok, type Result } from '../../../shared/domain/result/result.ts';
import type { SkillAreaId } from '../../../shared/domain/skill-area/taxonomy.ts';
import type { AddCommands } from '../add-commands.ts';
import type { EntryRecord } from '../entry-view.ts';
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
import { givenText } from '../text-source.ts';

interface LogOptions extends GlobalOptions, VisibilityFlags {
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

type Draft = Omit<Params<'drop.add'>, 'text'>;

/** Writing an entry. */
export const addLogCommand: AddCommands = (program, runs) => {
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
};

async function log(argument: string | undefined, options: LogOptions): Promise<Outcome> {
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
  const text = given.value;

  const draft = await draftFrom(options);
  const { dropBoxFor } = await import('../drop.ts');
  const box = await dropBoxFor(options, { ...draft, text: text ?? 'to be written' });
  if (!box.ok) return box;
  if (!box.value) return logInOpenJournal(text, draft, options);
  const { drop } = box.value;
  const save = async (words: string): Promise<Result<EntryRecord, string>> => {
    const dropped = await drop({ ...draft, text: words });
    return dropped.ok ? ok(recordOfDropped(dropped.value.id, draft, words)) : dropped;
  };
  const saved = text === undefined ? await writeInEditor(save) : await save(text);
  return saved.ok ? printSaved(saved.value, options) : saved;
}

/** The way that needs the passphrase, for a journal of an earlier version: opened once, it has a drop box. */
async function logInOpenJournal(
  text: string | undefined,
  draft: Draft,
  options: LogOptions,
): Promise<Outcome> {
  const { withJournal } = await import('../session.ts');
  const { recordOf } = await import('../entry-view.ts');
  const { writeInEditor } = await import('../editor.ts');
  const intent = { ...draft, text: text ?? 'to be written' };
  return withJournal(options, ['entry.create', intent], async ({ call }) => {
    const save = async (words: string) => call('entry.create', { ...draft, text: words });
    const saved = text === undefined ? await writeInEditor(save) : await save(text);
    return saved.ok ? printSaved(recordOf(saved.value), options) : saved;
  });
}

async function draftFrom(options: LogOptions): Promise<Draft> {
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

/** What is known of an entry before the journal has it: what areas its words suggest is not. */
function recordOfDropped(id: string, draft: Draft, text: string): EntryRecord {
  const { kind, date, visibility = defaultVisibility(kind), areas = [] } = draft;
  const confirmed = areas.map((area) => ({ id: area, state: 'confirmed' as const }));
  return { id, kind, date, visibility, title: titleOf(text), text, areas: confirmed };
}

async function printSaved(record: EntryRecord, options: GlobalOptions): Promise<Outcome> {
  await print(options.json ? json(record) : `${record.id}\n`);
  return done;
}
