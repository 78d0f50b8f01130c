import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A library that tells a log of every change a program makes to files, and lets chosen ones fail. */
export interface Preload {
  /** The environment of a program whose changes below `folder` are told to `log`. */
  environment(places: { folder: string; log: string; control: string }): Record<string, string>;
}

const sources = ['record.c', 'log.c'].map((name) => join(import.meta.dirname, name));
let compiled: Preload | string | undefined;

/** Compiles the library once a process; a sentence that says why where this computer cannot. */
export function preload(): Preload | string {
  compiled ??= compile();
  return compiled;
}

/** Why nothing can be recorded on this computer, told on the terminal; nothing where it can. */
export function whyNotRecorded(row: string): string | undefined {
  const made = preload();
  if (typeof made !== 'string') return undefined;
  process.stdout.write(`SKIPPED, ${row}: ${made}\n`);
  return made;
}

function compile(): Preload | string {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    return 'writes are recorded on 64-bit Linux only.';
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'casebook-preload-')));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const library = join(folder, 'record.so');
  const words = ['-shared', '-fPIC', '-O2', '-o', library, ...sources, '-ldl', '-lpthread'];
  const run = spawnSync(process.env.CC ?? 'cc', words, { encoding: 'utf8' });
  if (run.error) return 'there is no C compiler (cc) to make the recording library with.';
  if (run.status !== 0) return `the recording library did not compile: ${run.stderr}`;
  return {
    environment: ({ folder: below, log, control }) => {
      writeFileSync(control, '');
      return {
        LD_PRELOAD: library,
        // Writes by way of io_uring would pass the library by.
        UV_USE_IO_URING: '0',
        CASEBOOK_RECORD_BELOW: below,
        CASEBOOK_RECORD_LOG: log,
        CASEBOOK_RECORD_CONTROL: control,
      };
    },
  };
}
