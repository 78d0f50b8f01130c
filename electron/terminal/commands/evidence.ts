import type { Command } from 'commander';
import { isSkillAreaId, type SkillAreaId } from '../../../shared/domain/skill-area/taxonomy.ts';
import type { AddCommands } from '../add-commands.ts';
import { areaOption, type GlobalOptions, optionsOf } from '../options.ts';
import { done, type Outcome, wrongUsage } from '../outcome.ts';
import { json, print } from '../output.ts';

interface DecideOptions extends GlobalOptions {
  readonly area?: readonly SkillAreaId[];
}

/** Deciding which areas an entry is evidence of. */
export const addEvidenceCommands: AddCommands = (program, runs) => {
  const verbs = [
    ['confirm', 'confirmed', 'count an entry for areas, suggested or not'],
    ['reject', 'rejected', 'do not count an entry for areas'],
  ] as const;
  for (const [name, state, description] of verbs) {
    program
      .command(name)
      .description(description)
      .usage('[options] <id> --area <area>…')
      .argument('<id>', 'the entry’s id')
      .argument('[areas...]', 'more areas')
      .addOption(areaOption())
      .action(
        runs((id: string, more: string[], _own: unknown, command: Command) =>
          decide(state, [id, ...more], optionsOf<DecideOptions>(command)),
        ),
      );
  }
};

/** `operands` is the id and, as in `--area quality delivery`, areas that follow the one an option took. */
async function decide(
  state: 'confirmed' | 'rejected',
  operands: readonly string[],
  options: DecideOptions,
): Promise<Outcome> {
  const [id, surplus] = operands.filter((word) => !isSkillAreaId(word));
  if (id === undefined) return wrongUsage('Name the entry by its id, as `casebook list` prints it.');
  if (surplus !== undefined)
    return wrongUsage(`“${surplus}” is not a skill area: \`casebook areas\` lists them.`);
  if (!options.area) return wrongUsage('Name at least one area with --area: `casebook areas` lists them.');
  const areas = [...new Set([...options.area, ...operands.filter(isSkillAreaId)])];
  const decisions = areas.map((areaId) => ({ areaId, state }));
  const { callOnce } = await import('../session.ts');
  const { areaWords } = await import('../entry-view.ts');
  return callOnce(options, 'evidence.decide', { entryId: id, decisions }, async ({ evidence }) => {
    const ties = evidence.map((tie) => ({ id: tie.areaId, state: tie.state }));
    const words = areaWords(ties) || 'No areas.';
    await print(options.json ? json({ id: id.toLowerCase(), areas: ties }) : `${words}\n`);
    return done;
  });
}
