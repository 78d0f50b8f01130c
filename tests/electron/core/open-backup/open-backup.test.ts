import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, targets } from '../../../../scripts/build.ts';
import { passphrase, startTestApplication } from '../../../support/application.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

// The reader is run as a stranger would: a copy of the one file, alone in a folder, with nothing of the program near.

let program: Buffer;

beforeAll(async () => {
  await ensureBuilt(targets['reader of backups']);
  program = readFileSync(targets['reader of backups'].result);
}, 60_000);

/** Every Node there is: this one, and an older one of the system where it has one. */
const nodes = [
  process.execPath,
  ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node')),
]
  .filter((file) => existsSync(file))
  .map((file) => ({ file, version: execFileSync(file, ['--version'], { encoding: 'utf8' }).trim() }))
  .filter(({ version }, index, all) => all.findIndex((other) => other.version === version) === index)
  .filter(({ version }) => Number(version.slice(1).split('.')[0]) >= 18);

interface Run {
  readonly status: number;
  readonly output: string;
  readonly problems: string;
}

async function read(words: readonly string[], node = process.execPath): Promise<Run> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'open-backup.mjs'), program);
  const child = spawn(node, ['open-backup.mjs', ...words], {
    cwd: folder,
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, problems, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1))),
  ]);
  return { status, output, problems };
}

async function startWithBackup() {
  const { value, journalFolder } = startTestApplication();
  const { recoveryCode } = await value('vault.create', { passphrase });
  await value('entry.create', {
    kind: 'win',
    date: '2026-11-02',
    text: 'Led the incident review for the retry storm. “Ünïcødé” and 🪂 survive.',
    areas: ['communication'],
    project: 'Billing',
    people: [{ name: 'Priya Nair', role: 'witness' }],
    impact: { what: 'pages a week', before: '40', after: '6' },
    links: [{ url: 'https://example.org/review', label: 'the review' }],
  });
  await value('entry.create', { kind: 'learning', date: '2026-11-03', text: 'A long one. '.repeat(4000) });
  await value('entry.create', {
    kind: 'observation',
    date: '2026-11-04',
    text: 'A sealed one',
    visibility: 'sealed',
  });
  const trashed = await value('entry.create', {
    kind: 'struggle',
    date: '2026-11-05',
    text: 'One in the trash',
  });
  await value('entry.delete', { id: trashed.id });
  await value('case.build', { kind: 'brag', targetLevel: 'senior', from: '2026-01-01', to: '2026-12-31' });
  const { name } = await value('backup.make', {});
  const folder = temporaryFolder();
  const secrets = { passphrase: join(folder, 'passphrase'), code: join(folder, 'code') };
  writeFileSync(secrets.passphrase, `${passphrase}\n`);
  writeFileSync(secrets.code, `${recoveryCode.toLowerCase()}\n`);
  return { backup: join(journalFolder, 'backups', name), secrets, out: join(folder, 'out'), value };
}

describe('what is refused', () => {
  test('no words, or unknown ones, print what it takes', async () => {
    expect(await read([])).toMatchObject({ status: 2, output: '' });
    expect((await read(['--help'])).problems).toContain('--passphrase-file');
    expect((await read(['--unheard'])).status).toBe(1);
  });

  test('a file that is no backup, or is cut short or changed, opens nothing', async () => {
    const { backup, secrets, out } = await startWithBackup();
    const bytes = readFileSync(backup);
    const broken = join(temporaryFolder(), 'broken.casebook');
    const attempts: [Buffer, string][] = [
      [Buffer.from('Dear backup'), 'not a backup'],
      [bytes.subarray(0, 200), 'damaged'],
      [bytes.subarray(0, -1), 'damaged'],
      [Buffer.from(bytes).fill(bytes.readUInt8(9000) ^ 1, 9000, 9001), 'damaged'],
      [Buffer.from(bytes.toString('latin1').replace('BACKUP 1', 'BACKUP 7'), 'latin1'), 'newer version'],
      [
        Buffer.from(bytes.toString('latin1').replace('"by-hand"', '"daily"  '), 'latin1'),
        'changed by somebody',
      ],
    ];
    for (const [content, said] of attempts) {
      writeFileSync(broken, content);
      const run = await read([broken, '--out', out, '--recovery-code-file', secrets.code]);
      expect(run).toMatchObject({ status: 1, output: '' });
      expect(run.problems).toContain(said);
    }
    expect(existsSync(join(out, 'journal.md'))).toBe(false);
  });

  test('a wrong passphrase or recovery code opens nothing, and a folder in use is left alone', async () => {
    const { backup, secrets, out } = await startWithBackup();
    const wrong = join(temporaryFolder(), 'wrong');
    writeFileSync(wrong, 'not this one');
    expect((await read([backup, '--out', out, '--passphrase-file', wrong])).problems).toContain(
      'does not open',
    );
    expect((await read([backup, '--out', out, '--recovery-code-file', wrong])).status).toBe(1);
    const used = temporaryFolder();
    mkdirSync(join(used, 'mine'));
    const run = await read([backup, '--out', used, '--recovery-code-file', secrets.code]);
    expect(run.problems).toContain('holds something already');
  });
});

describe.each(nodes)('with Node $version and nothing else', ({ file: node }) => {
  test('the passphrase turns a backup into Markdown and JSON', async () => {
    const { backup, secrets, out } = await startWithBackup();
    const run = await read([backup, '--out', out, '--passphrase-file', secrets.passphrase], node);
    expect(run).toMatchObject({ status: 0, problems: '' });
    expect(run.output).toContain('3 entries');
    expect(run.output).toContain('1 sealed left out');
    expect(statSync(join(out, 'journal.json')).mode & 0o777).toBe(0o600);
    const { entries, cases } = JSON.parse(readFileSync(join(out, 'journal.json'), 'utf8'));
    expect(entries.map((entry: { date: string }) => entry.date)).toEqual([
      '2026-11-05',
      '2026-11-03',
      '2026-11-02',
    ]);
    expect(entries[0]).toMatchObject({ text: 'One in the trash', isInTrash: true });
    expect(entries[1].text).toBe('A long one. '.repeat(4000));
    expect(entries[2]).toMatchObject({
      kind: 'win',
      visibility: 'shareable',
      text: 'Led the incident review for the retry storm. “Ünïcødé” and 🪂 survive.',
      project: 'Billing',
      people: [{ name: 'Priya Nair', role: 'witness' }],
      impact: { what: 'pages a week', before: '40', after: '6' },
      links: [{ url: 'https://example.org/review', label: 'the review' }],
      isInTrash: false,
    });
    expect(entries[2].areas).toContainEqual({ id: 'communication', state: 'confirmed' });
    expect(cases).toHaveLength(1);
    const markdown = readFileSync(join(out, 'journal.md'), 'utf8');
    expect(markdown).toContain('Led the incident review for the retry storm.');
    expect(markdown).not.toContain('A sealed one');
  }, 60_000);

  test('the recovery code does the same, and sealed entries come when asked for', async () => {
    const { backup, secrets, out } = await startWithBackup();
    const words = [backup, '--out', out, '--recovery-code-file', secrets.code, '--include-sealed'];
    expect(await read(words, node)).toMatchObject({ status: 0, problems: '' });
    expect(readFileSync(join(out, 'journal.md'), 'utf8')).toContain('A sealed one');
  });
});
