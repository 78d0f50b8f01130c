import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportFigure } from '../soak/figure.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type AttackedJournal, makeAttackedJournal } from './imports/attacked-journal.ts';
import { backupImporter } from './imports/backup-importer.ts';
import { dropImporter } from './imports/drop-importer.ts';
import { type Importer, runImporter } from './imports/import-runner.ts';
import { bytesImporter, holderImporter, mapImporter, textImporter } from './imports/input-importers.ts';
import { keyringImporter } from './imports/keyring-importer.ts';
import { settingsImporter } from './imports/settings-importer.ts';

let journal: AttackedJournal;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casebook-imports-'));
  journal = await makeAttackedJournal(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything that reads files or bytes which somebody else may have written; a new reader joins here. */
const importers: readonly (() => Importer)[] = [
  () => keyringImporter(journal),
  () => backupImporter(journal),
  () => dropImporter(journal),
  () => settingsImporter,
  () => mapImporter,
  () => textImporter,
  () => bytesImporter,
  () => holderImporter,
];

describe('the runner', () => {
  const harmless: Importer = {
    name: 'made up',
    fate: 'refused',
    attack: async () => new Map([['a file', 'refused']]),
  };

  test('lets an importer pass that refuses what it should and writes nothing elsewhere', async () => {
    expect(await runImporter(harmless, temporaryFolder())).toEqual({ files: 1, problems: [] });
  });

  test('tells of a file that was taken', async () => {
    const careless: Importer = { ...harmless, attack: async () => new Map([['a file', 'taken']]) };
    expect((await runImporter(careless, temporaryFolder())).problems).toEqual(['made up: a file was taken']);
  });

  test.each(['../../beside/settings.json', '../evil', '../../../journal.db'])(
    'tells of a file that was written at %s',
    async (path) => {
      const careless: Importer = {
        ...harmless,
        attack: async (own) => {
          writeFileSync(join(own, path), 'evil');
          return new Map();
        },
      };
      expect((await runImporter(careless, temporaryFolder())).problems).not.toEqual([]);
    },
  );
});

describe('hostile files are answered with a value and write nothing outside their folder', () => {
  let files = 0;
  let problems = 0;

  test.each(importers.map((make, index) => [index, make] as const))(
    'importer %i',
    { timeout: 180_000 },
    async (_, make) => {
      const outcome = await runImporter(make(), temporaryFolder());
      files += outcome.files;
      problems += outcome.problems.length;
      expect(outcome.problems).toEqual([]);
      expect(outcome.files).toBeGreaterThan(4);
    },
  );

  test('two hundred of them at least', () => {
    expect(files).toBeGreaterThanOrEqual(200);
    reportFigure({
      promise: 'Pasted and imported text is inert',
      figure: `${files} hostile import files: ${problems} taken wrongly or written elsewhere`,
      goal: 'at least 200 import files (traversal, bombs, deep nesting): 0',
      isMet: problems === 0,
      control: 'an importer that takes a file, or writes beside its folder: told of',
    });
  });
});
