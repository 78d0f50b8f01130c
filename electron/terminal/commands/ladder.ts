import type { Command } from 'commander';
import type { Ladder, Level } from '../../../shared/domain/ladder/ladder.ts';
import { skillArea } from '../../../shared/domain/skill-area/taxonomy.ts';
import type { AddCommands } from '../add-commands.ts';
import { type GlobalOptions, optionsOf } from '../options.ts';
import { done, type Outcome } from '../outcome.ts';
import { json, plain, plainLine, print, styled } from '../output.ts';
import { laterCommand } from './not-yet.ts';

/** The ladder in force. */
export const addLadderCommands: AddCommands = (program, runs) => {
  const ladder = program.command('ladder').description('the career ladder in force');
  ladder
    .command('show')
    .description('its levels and what each expects')
    .action(runs((_own: unknown, command: Command) => show(optionsOf(command))));
  ladder
    .command('use')
    .description('put another ladder in force')
    .argument('<name>', 'its id or its name')
    .action(runs((name: string, _own: unknown, command: Command) => use(name, optionsOf(command))));
  ladder.addCommand(laterCommand('import', runs), { hidden: true });
};

async function show(options: GlobalOptions): Promise<Outcome> {
  const { callOnce } = await import('../session.ts');
  return callOnce(options, 'ladder.list', {}, async ({ ladders, current }) => {
    const inForce = ladders.find(({ id }) => id === current);
    if (!inForce) throw new Error('The ladder in force is not among the ladders.');
    const others = ladders.filter((ladder) => ladder !== inForce);
    await print(options.json ? json(inForce) : ladderPage(inForce, others));
    return done;
  });
}

function ladderPage(ladder: Ladder, others: readonly Ladder[]): string {
  const title = `${styled('bold', plainLine(ladder.name))} ${styled('dim', `(${plainLine(ladder.id)})`)}`;
  const also = others.map(({ id, name }) => `${plainLine(name)} (${plainLine(id)})`).join(', ');
  const footer = also ? `\nAlso here: ${also}. \`casebook ladder use NAME\` changes the ladder.\n` : '';
  return `${title}\n${ladder.levels.map(levelItem).join('')}${footer}`;
}

function levelItem({ id, name, scope, expectations }: Level): string {
  const lines = expectations.map(({ areaId, text }) => `  ${skillArea(areaId).name}: ${plainLine(text)}\n`);
  const heading = `${styled('bold', plainLine(name))} ${styled('dim', `(${plainLine(id)})`)}`;
  return `\n${heading}\n  ${plain(scope)}\n${lines.join('')}`;
}

async function use(name: string, options: GlobalOptions): Promise<Outcome> {
  const { withJournal } = await import('../session.ts');
  return withJournal(options, ['ladder.use', { id: name }], async ({ call }) => {
    const known = await call('ladder.list', {});
    if (!known.ok) return known;
    const wanted = name.trim().toLowerCase();
    const named = known.value.ladders.find((ladder) =>
      [ladder.id, ladder.name].some((word) => word.toLowerCase() === wanted),
    );
    const used = await call('ladder.use', { id: named?.id ?? name });
    if (!used.ok) return used;
    await print(options.json ? json(used.value) : `${plainLine(named?.name ?? name)} is in force.\n`);
    return done;
  });
}
