import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything a test may write to, under one folder that goes with the test. */
export interface Folders {
  readonly root: string;
  readonly journal: string;
  /** The person's home, with the program's own data in it. */
  readonly home: string;
  /** What the system calls temporary. */
  readonly temporary: string;
  /** A browser profile, for the test that keeps one. */
  readonly profile: string;
}

/** Makes a test's folders. The journal's is not there yet. */
export async function makeFolders(): Promise<Folders> {
  const root = await mkdtemp(join(tmpdir(), 'casebook-browser-'));
  const inRoot = (name: string) => join(root, name);
  await Promise.all(['home', 'temporary', 'profile'].map((name) => mkdir(inRoot(name))));
  return {
    root,
    journal: inRoot('journal'),
    home: inRoot('home'),
    temporary: inRoot('temporary'),
    profile: inRoot('profile'),
  };
}

/** Removes a test's folders with all that is in them. */
export async function removeFolders({ root }: Folders): Promise<void> {
  await rm(root, { recursive: true, force: true, maxRetries: 5 });
}

const networkWatch = new URL('./watch-network.ts', import.meta.url).href;

/**
 * The environment of a person whose home and temporary folder are these; a connection that the shell's process opens
 * is complained of on its standard error.
 */
export function environmentOf({ home, temporary }: Folders): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_OPTIONS: `--import=${networkWatch}`,
    HOME: home,
    USERPROFILE: home,
    APPDATA: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    TMPDIR: temporary,
    TMP: temporary,
    TEMP: temporary,
    TZ: process.env.TZ,
    LANG: process.env.LANG,
    SystemRoot: process.env.SystemRoot,
  };
}

/** Every file below a folder. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** The files below a folder that hold one of the words, in UTF-8 or UTF-16. */
export function filesWith(words: readonly string[], folder: string): readonly string[] {
  const wanted = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  return filesBelow(folder).filter((file) => {
    const content = readFileSync(file);
    return wanted.some((word) => content.includes(word));
  });
}
