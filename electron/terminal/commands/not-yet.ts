import { Command } from 'commander';
import type { AddCommands, Runs } from '../add-commands.ts';
import { wrongUsage } from '../outcome.ts';

/** Commands whose names are promised and which this version does not have: not in the help, never a surprise. */
export const addLaterCommands: AddCommands = (program, runs) => {
  for (const name of ['import', 'export']) {
    program.addCommand(laterCommand(name, runs), { hidden: true });
  }
};

/** A command that says that this version does not have it yet, whatever follows its name. */
export function laterCommand(name: string, runs: Runs): Command {
  const command = new Command(name);
  return command
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(
      runs(async () => {
        const words = [command.parent?.parent && command.parent.name(), name].filter(Boolean).join(' ');
        return wrongUsage(
          `This version of Casebook does not have \`${words}\` yet. Nothing was read or changed.`,
        );
      }),
    );
}
