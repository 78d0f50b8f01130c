import { type Command, Option } from 'commander';
import type { Params } from '../../../shared/contract/contract.ts';
import type { CaseKind, ExportFormat } from '../../../shared/domain/promotion-case/case.ts';
import { caseKinds, exportFormats } from '../../../shared/domain/promotion-case/case.ts';
import { ok, type Result } from '../../../shared/domain/result/result.ts';
import type { AddCommands } from '../add-commands.ts';
import { type GlobalOptions, optionsOf } from '../options.ts';
import { done, type Outcome, wrongUsage } from '../outcome.ts';
import { json, print } from '../output.ts';

interface RequestOptions extends GlobalOptions {
  readonly kind: CaseKind;
  readonly target: string;
  readonly fromLevel?: string;
  readonly from: string;
  readonly to: string;
  readonly withSuggestions?: boolean;
  readonly judge?: string;
}

interface ExportOptions extends GlobalOptions {
  readonly format: string;
  readonly out?: string;
}

/** Formats whose names are promised and which this version does not have. */
const laterFormats: readonly string[] = ['docx', 'pdf', 'txt', 'json', 'json-resume'];

/** Documents built from evidence. */
export const addCaseCommands: AddCommands = (program, runs) => {
  const cases = program.command('case').description('documents built from evidence');
  addRequestOptions(cases.command('build').description('build a case and keep it; prints its id')).action(
    runs((_own: unknown, command: Command) => build(optionsOf(command))),
  );
  cases
    .command('list')
    .description('the cases in the journal')
    .action(runs((_own: unknown, command: Command) => list(optionsOf(command))));
  cases
    .command('check')
    .description('what a committee may stumble over; nothing of it stops an export')
    .argument('<id>', 'the case’s id')
    .action(runs((id: string, _own: unknown, command: Command) => check(id, optionsOf(command))));
  addExportOptions(
    cases
      .command('export')
      .description('write a case to a file, or to standard output')
      .argument('<id>', 'the case’s id'),
  ).action(runs((id: string, _own: unknown, command: Command) => exportCase(id, optionsOf(command))));

  addExportOptions(
    addRequestOptions(program.command('draft').description('build and export in one step; keeps nothing')),
  ).action(runs((_own: unknown, command: Command) => draft(optionsOf(command))));
};

function addRequestOptions(command: Command): Command {
  return command
    .addOption(new Option('--kind <kind>', 'which document').choices(caseKinds).makeOptionMandatory())
    .requiredOption('--target <level>', 'the level’s id in the ladder in force')
    .requiredOption('--from <date>', 'the first day, YYYY-MM-DD')
    .requiredOption('--to <date>', 'the last day, YYYY-MM-DD')
    .option('--from-level <level>', 'the level you are at; the one below by default')
    .option('--with-suggestions', 'count unconfirmed solid suggestions too, marked as such')
    .addOption(new Option('--judge <name>', 'who decides').hideHelp());
}

function addExportOptions(command: Command): Command {
  return command
    .option('--format <format>', exportFormats.join(' or '), 'md')
    .option('--out <file>', 'the file to write; replaced when it is there');
}

async function build(options: RequestOptions): Promise<Outcome> {
  const asked = await requestOf(options);
  if (!asked.ok) return asked;
  const { callOnce } = await import('../session.ts');
  return callOnce(options, 'case.build', asked.value, async ({ id, title, request, findings }) => {
    const { kind, from, to } = request;
    await print(options.json ? json({ id, kind, title, from, to, findings }) : `${id}\n`);
    return done;
  });
}

async function list(options: GlobalOptions): Promise<Outcome> {
  const { callOnce } = await import('../session.ts');
  const { caseItem } = await import('../case-view.ts');
  return callOnce(options, 'case.list', {}, async ({ cases }) => {
    const words = cases.length === 0 ? 'No cases.\n' : cases.map(caseItem).join('');
    await print(options.json ? json(cases) : words);
    return done;
  });
}

async function check(id: string, options: GlobalOptions): Promise<Outcome> {
  const { callOnce } = await import('../session.ts');
  const { checkPage } = await import('../case-view.ts');
  return callOnce(options, 'case.get', { id }, async (found) => {
    await print(options.json ? json(found.findings) : checkPage(found));
    return done;
  });
}

async function exportCase(id: string, options: ExportOptions): Promise<Outcome> {
  const format = formatOf(options.format);
  if (!format.ok) return format;
  const { writeDocument } = await import('../document-file.ts');
  const { withJournal } = await import('../session.ts');
  const asked = { id, format: format.value };
  return withJournal(options, ['case.export', asked], async ({ call, folder }) => {
    const exported = await call('case.export', asked);
    return exported.ok ? writeDocument(exported.value, options, folder) : exported;
  });
}

async function draft(options: RequestOptions & ExportOptions): Promise<Outcome> {
  const format = formatOf(options.format);
  if (!format.ok) return format;
  const request = await requestOf(options);
  if (!request.ok) return request;
  const { writeDocument } = await import('../document-file.ts');
  const { withJournal } = await import('../session.ts');
  const asked = { ...request.value, format: format.value };
  return withJournal(options, ['case.draft', asked], async ({ call, folder }) => {
    const drafted = await call('case.draft', asked);
    return drafted.ok ? writeDocument(drafted.value, options, folder) : drafted;
  });
}

async function requestOf(options: RequestOptions): Promise<Result<Params<'case.build'>, string>> {
  const { kind, target, fromLevel, from, to, withSuggestions, judge } = options;
  if (judge !== undefined) {
    return wrongUsage('This version of Casebook does not know judges yet. Leave --judge out.');
  }
  const { dateRefusal } = await import('../date-refusal.ts');
  const refused = dateRefusal({ from, to });
  if (refused) return refused;
  return ok({
    kind,
    targetLevel: target,
    ...(fromLevel !== undefined && { fromLevel }),
    from,
    to,
    withSuggestions: withSuggestions === true,
  });
}

function formatOf(asked: string): Result<ExportFormat, string> {
  const found = exportFormats.find((format) => format === asked);
  if (found) return ok(found);
  const formats = exportFormats.join(' and ');
  if (laterFormats.includes(asked)) {
    return wrongUsage(`This version of Casebook does not write ${asked} yet: it has ${formats}.`);
  }
  return wrongUsage(`Casebook knows no format “${asked}”: it has ${formats}.`);
}
