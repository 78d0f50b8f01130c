import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, targets } from './build.ts';
import { runDesktop } from './desktop.ts';
import { print } from './project.ts';

const usage = `npm start -- [options]

Opens Casebook: in a window of its own where Electron's runtime is here or can be had
at once, otherwise in the browser, served to this computer only.

  --journal DIR   the journal's folder for this run (or CASEBOOK_JOURNAL)
  --sample        a throw-away copy of the sample journal, gone when Casebook ends
  --browser       the browser, even where the desktop window could be had
  --no-open       the browser, but only print the address (or CASEBOOK_NO_OPEN=1)
  --help          this text`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      journal: { type: 'string' },
      sample: { type: 'boolean' },
      browser: { type: 'boolean' },
      'no-open': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  return values;
}

type Options = ReturnType<typeof readOptions>;

/** What both shells understand; npm runs this in the project's folder, so paths are made whole first. */
function wordsFor({ journal = process.env.CASEBOOK_JOURNAL, sample }: Options): string[] {
  if (sample) return ['--sample'];
  return journal ? ['--journal', resolve(process.env.INIT_CWD ?? '.', journal)] : [];
}

async function start(options: Options): Promise<number> {
  const words = wordsFor(options);
  const mayOpen = !options['no-open'] && process.env.CASEBOOK_NO_OPEN !== '1';
  const pagesBuilt = ensureBuilt(targets.renderer);
  if (!options.browser && mayOpen) {
    const [outcome] = await Promise.all([runDesktop(words, pagesBuilt), pagesBuilt]);
    if (outcome.ok) return outcome.value;
    print(`Casebook opens in the browser: ${outcome.failure.message}.`);
  }
  await pagesBuilt;
  const { runBrowserShell } = await import('../electron/browser/run.ts');
  return runBrowserShell([...words, ...(mayOpen ? [] : ['--no-open'])]);
}

try {
  const options = readOptions();
  if (options.help) print(usage);
  else process.exit(await start(options));
} catch (error) {
  const isUsage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${error instanceof Error ? error.message : 'Casebook could not start.'}\n`);
  process.exit(isUsage ? 2 : 1);
}
