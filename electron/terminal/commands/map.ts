import type { Command } from 'commander';
import type { AddCommands } from '../add-commands.ts';
import { optionsOf } from '../options.ts';

/** Mapping texts to areas, without a journal. */
export const addMapCommand: AddCommands = (program, runs) => {
  program
    .command('map')
    .description('map JSON lines {"id","text"[,"kind"]} on standard input to skill areas; opens no journal')
    .option('--all', 'every area with its confidence, not only what a screen would suggest')
    .action(
      runs(async (_own: unknown, command: Command) => {
        const { mapInput } = await import('../map-lines.ts');
        return mapInput(optionsOf<{ all?: boolean }>(command).all === true);
      }),
    );
};
