import { keepCompiledCode } from './compile-cache.ts';

keepCompiledCode();
const { printError } = await import('./output.ts');

try {
  enterCallersFolder();
  const { run } = await import('./program.ts');
  process.exitCode = await run(process.argv.slice(2));
} catch {
  // A bug: its own message may hold what the person wrote, so it is not shown.
  printError('Something went wrong inside casebook. What was saved is safe.');
  process.exitCode = 1;
}

/** `npm run casebook` starts in the checkout, whereas relative paths are meant from where the person is. */
function enterCallersFolder(): void {
  const { npm_lifecycle_event: script, INIT_CWD: callersFolder } = process.env;
  if (script === 'casebook' && callersFolder) process.chdir(callersFolder);
}
