import type { Command } from 'commander';
import type { Outcome } from './outcome.ts';

/** Makes a command's action report how it ended. */
export type Runs = <Args extends unknown[]>(
  action: (...args: Args) => Promise<Outcome>,
) => (...args: Args) => Promise<void>;

/** Adds a family's commands to the program. */
export type AddCommands = (program: Command, runs: Runs) => void;
