import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readHolder } from '../../../electron/core/vault/holder.ts';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { entryTextOf } from '../../../electron/terminal/text-source.ts';
import { hostileMarkdown } from '../corpora/markdown.ts';
import { hostileJson } from './hostile-json.ts';
import type { Fate, Importer } from './import-runner.ts';

const terminal = fileURLToPath(new URL('../../../electron/terminal/main.ts', import.meta.url));

/** Runs the command with these bytes on its standard input. */
function casebook(
  words: readonly string[],
  input: Buffer,
  folder: string,
): Promise<{ code: number; output: string; complaints: string }> {
  const engine = ['--liftoff-only', '--wasm-num-compilation-tasks=0'];
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, TMPDIR: folder };
    const child = execFile(
      process.execPath,
      [...engine, terminal, ...words],
      { env, cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, output, complaints) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, complaints }),
    );
    // A command that refuses what comes in does not read it to its end.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

const badLines: readonly (readonly [string, string | Buffer])[] = [
  ...hostileJson.filter(([, text]) => text.length > 1),
  ['an id that is a number', '{"id":1,"text":"x"}'],
  ['no id', '{"text":"x"}'],
  ['no text', '{"id":"a"}'],
  ['a text that is a list', '{"id":"a","text":["x"]}'],
  ['a kind nobody knows', '{"id":"a","text":"x","kind":"victory"}'],
  ['a text longer than the longest', JSON.stringify({ id: 'a', text: 'x'.repeat(200_001) })],
];

/** The lines of `casebook map`, of which each bad one is left out with a sentence. */
export const mapImporter: Importer = {
  name: 'lines to map',
  fate: 'refused',
  async attack(own) {
    const good = '{"id":"good","text":"Led the migration"}';
    const lines = [
      ...badLines.flatMap(([, text]) => [Buffer.from(text), Buffer.from('\n')]),
      Buffer.from(`${good}\n`),
    ];
    const { code, output, complaints } = await casebook(['map'], Buffer.concat(lines), own);
    const leftOut = new Set(
      [...complaints.matchAll(/^Line (\d+) was left out: /gm)].map(([, number]) => Number(number)),
    );
    const fates = new Map<string, Fate>(
      badLines.map(([name], index) => [name, leftOut.has(index + 1) ? 'refused' : 'taken']),
    );
    if (code === 0 || output.split('\n').filter((line) => line !== '').length !== 1)
      fates.set('the good line', 'taken');
    return fates;
  },
};

/** Texts on standard input, which become an entry letter for letter or are refused. */
export const textImporter: Importer = {
  name: 'text on standard input',
  fate: 'taken',
  async attack() {
    const texts = hostileMarkdown.filter((text) => text.length < 2000).slice(0, 40);
    const fates = new Map<string, Fate>();
    for (const text of texts) {
      const read = entryTextOf(Buffer.from(text), 'Standard input');
      const kept = text.replace(/\r\n/g, '\n').replace(/\n+$/, '').toWellFormed();
      fates.set(JSON.stringify(text), read.ok && read.value === kept ? 'taken' : 'refused');
    }
    return fates;
  },
};

/** Bytes on standard input that are no text. */
export const bytesImporter: Importer = {
  name: 'bytes on standard input',
  fate: 'refused',
  async attack(own) {
    const fates = new Map<string, Fate>();
    for (const bytes of [
      [0xff],
      [0xc0, 0xae],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0x61, 0xe2, 0x82],
    ]) {
      const read = entryTextOf(Uint8Array.from(bytes), 'Standard input');
      fates.set(`the bytes ${bytes}`, read.ok ? 'taken' : 'refused');
    }
    const long = await casebook(
      ['log', '--text', '-', '--journal', join(own, 'journal')],
      Buffer.alloc(2_000_000, 'x'),
      own,
    );
    fates.set('two million letters', long.code === 0 ? 'taken' : 'refused');
    return fates;
  },
};

/** The file that names who has a journal open. */
export const holderImporter: Importer = {
  name: 'holder',
  fate: 'refused',
  async attack(own) {
    const fates = new Map<string, Fate>();
    const holders: readonly (readonly [string, string | Buffer])[] = [
      ...hostileJson,
      ['a process that is none', '{"shell":"desktop","pid":-1,"since":0,"host":"x"}'],
      ['every process', '{"shell":"desktop","pid":0,"since":0,"host":"x"}'],
      ['a moment out of time', '{"shell":"desktop","pid":1,"since":1e300,"host":"x"}'],
      ['a shell nobody knows', '{"shell":"\\u001b[2J","pid":1,"since":0,"host":"x"}'],
    ];
    for (const [index, [name, content]] of holders.entries()) {
      const folder = join(own, String(index));
      mkdirSync(folder);
      writeFileSync(journalFiles(folder).holder, content);
      fates.set(name, readHolder(folder) === undefined ? 'refused' : 'taken');
    }
    return fates;
  },
};
