import { Command, CommanderError } from 'commander';
import packageFile from '../../package.json' with { type: 'json' };
import type { Runs } from './add-commands.ts';
import { familiesNamedIn } from './families.ts';
import { done, exitStatusOf, type Outcome } from './outcome.ts';
import { outputOutcome, printError } from './output.ts';

/** Runs one command line (without the program's own name) and answers its exit status. */
export async function run(commandLine: readonly string[]): Promise<0 | 1 | 2> {
  let outcome: Outcome = done;
  const runs: Runs =
    (action) =>
    async (...args) => {
      outcome = await action(...args);
    };
  const program = createProgram();
  const additions = await Promise.all(familiesNamedIn(commandLine).map((family) => family.load()));
  for (const add of additions) add(program, runs);
  try {
    await program.parseAsync(commandLine, { from: 'user' });
  } catch (error) {
    // Thrown instead of ending the process: after help and the version too, which are no mistakes.
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) return 2;
  }
  return conclude(outcome.ok ? outputOutcome() : outcome);
}

function createProgram(): Command {
  return new Command('casebook')
    .description('A private career journal: entries, evidence, and the promotion case built from them.')
    .version(packageFile.version)
    .option('--journal <folder>', 'the journal’s folder (or CASEBOOK_JOURNAL); the desktop’s own by default')
    .option('--passphrase-file <file>', 'a file that holds the passphrase (or CASEBOOK_PASSPHRASE_FILE)')
    .option('--json', 'answer for programs: JSON instead of words')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text) => printError(text.replace(/^error: /, 'casebook: ')) })
    .exitOverride();
}

function conclude(outcome: Outcome): 0 | 1 | 2 {
  if (!outcome.ok && outcome.failure.message) printError(outcome.failure.message);
  return exitStatusOf(outcome);
}
