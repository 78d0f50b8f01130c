import { runBrowserShell } from './run.ts';

process.exit(await runBrowserShell(process.argv.slice(2)));
