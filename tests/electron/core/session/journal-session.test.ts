import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { channelNames, contract } from '../../../../shared/contract/contract.ts';
import { passphrase, startTestApplication, startWithJournal } from '../../../support/application.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';
import { sampleParams } from '../../../support/sample-params.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const secret = { type: 'passphrase', passphrase } as const;
const entry = sampleParams['entry.create'];

describe('what is refused', () => {
  test('there is nothing to unlock before a journal was made', async () => {
    const { call, value } = startTestApplication();
    expect((await value('vault.status', {})).state).toBe('absent');
    expect(codeOf(await call('vault.unlock', { secret }))).toBe('absent');
    expect(codeOf(await call('entry.list', {}))).toBe('locked');
  });

  test('a journal is not made over another', async () => {
    const { call, value, journalFolder } = await startWithJournal();
    await value('vault.lock', {});
    const before = readFileSync(join(journalFolder, 'journal.keys.json'));
    expect(codeOf(await call('vault.create', { passphrase: 'another passphrase' }))).toBe('exists');
    expect(readFileSync(join(journalFolder, 'journal.keys.json')).equals(before)).toBe(true);
    expect((await value('vault.unlock', { secret })).state).toBe('unlocked');
  });

  test('a wrong passphrase or recovery code opens nothing', async () => {
    const { call, value } = await startWithJournal();
    await value('vault.lock', {});
    const wrong = { type: 'passphrase', passphrase: `${passphrase} ` } as const;
    expect(codeOf(await call('vault.unlock', { secret: wrong }))).toBe('wrong-passphrase');
    const wrongCode = { type: 'recovery-code', code: '0000-0000' } as const;
    expect(codeOf(await call('vault.unlock', { secret: wrongCode }))).toBe('wrong-recovery-code');
    expect((await value('vault.status', {})).state).toBe('locked');
    expect(codeOf(await call('entry.list', {}))).toBe('locked');
  });

  test('a journal whose database is missing or empty is damaged, and stays as it is', async () => {
    const { call, value, journalFolder } = await startWithJournal();
    await value('vault.lock', {});
    await value('vault.unlock', { secret });
    await value('vault.lock', {});
    const file = join(journalFolder, 'journal.db');
    writeFileSync(file, '');
    expect(codeOf(await call('vault.unlock', { secret }))).toBe('damaged');
    expect(readFileSync(file)).toHaveLength(0);
    rmSync(file);
    expect(codeOf(await call('vault.unlock', { secret }))).toBe('damaged');
    expect(existsSync(file)).toBe(false);
  });

  test('a folder that cannot be written makes no journal, and making it can be tried again', async () => {
    const folder = temporaryFolder();
    const blocked = join(folder, 'plain');
    writeFileSync(blocked, '');
    const { call, value } = startTestApplication({ fixedJournalFolder: join(blocked, 'journal') }, folder);
    expect(codeOf(await call('vault.create', { passphrase }))).toBe('not-writable');
    expect((await value('vault.status', {})).state).toBe('absent');
    rmSync(blocked);
    mkdirSync(blocked);
    expect(codeOf(await call('vault.create', { passphrase }))).toBe('ok');
  });
});

describe('opening and locking', () => {
  test('what was saved is there after locking and unlocking, with the passphrase or the recovery code', async () => {
    const { call, value } = startTestApplication();
    const { recoveryCode } = await value('vault.create', { passphrase });
    const saved = await value('entry.create', entry);
    await value('vault.lock', {});
    expect(codeOf(await call('entry.get', { id: saved.id }))).toBe('locked');
    await value('vault.unlock', { secret: { type: 'recovery-code', code: recoveryCode } });
    expect(await value('entry.get', { id: saved.id })).toEqual(saved);
    await value('vault.lock', {});
    await value('vault.unlock', { secret });
    expect(await value('entry.get', { id: saved.id })).toEqual(saved);
  });

  test('locked, every channel that needs the journal says so and nothing else', async () => {
    const { call, value } = await startWithJournal();
    await value('vault.lock', {});
    for (const name of channelNames.filter((channel) => contract[channel].access !== 'open')) {
      expect(failureOf(await call(name, sampleParams[name]))).toEqual({
        code: 'locked',
        message: 'The journal is locked. Unlock it, then try again.',
      });
    }
  });

  test('locking commits what is under way and answers it', async () => {
    const { call, value } = await startWithJournal();
    const saving = Array.from({ length: 20 }, () => call('entry.create', entry));
    await value('vault.lock', {});
    const saved = await Promise.all(saving);
    const kept = saved.filter(({ ok }) => ok);
    expect(saved.every((answer) => answer.ok || answer.failure.code === 'locked')).toBe(true);
    await value('vault.unlock', { secret });
    expect((await value('entry.list', {})).entries).toHaveLength(kept.length);
  });

  test('unlocking what is open, and locking what is locked, changes nothing', async () => {
    const { value, events } = await startWithJournal();
    events.length = 0;
    expect((await value('vault.unlock', { secret })).state).toBe('unlocked');
    expect(events).toEqual([]);
    await value('vault.lock', {});
    events.length = 0;
    expect((await value('vault.lock', {})).state).toBe('locked');
    expect(events).toEqual([]);
  });

  test('calls to open and lock that come at once are taken one after another', async () => {
    const { call, value } = await startWithJournal();
    const answers = await Promise.all([
      call('vault.lock', {}),
      call('vault.unlock', { secret }),
      call('vault.lock', {}),
      call('vault.unlock', { secret }),
    ]);
    expect(answers.map((answer) => succeeded(answer).state)).toEqual([
      'locked',
      'unlocked',
      'locked',
      'unlocked',
    ]);
    expect((await value('entry.list', {})).entries).toEqual([]);
  });

  test('windows are told of every change of state and of what writes changed', async () => {
    const { value, events } = await startWithJournal();
    await value('entry.create', entry);
    await value('vault.lock', {});
    const told = events.flatMap((event): unknown[] => {
      if (event.type === 'status') return [event.status.state];
      return event.type === 'changed' ? [event.topics] : [];
    });
    expect(told).toEqual(['unlocked', ['entries', 'evidence'], 'locked']);
  });

  test('who no longer listens hears nothing', async () => {
    const { application, value } = await startWithJournal();
    const heard: unknown[] = [];
    const stop = application.subscribe((event) => heard.push(event));
    stop();
    await value('entry.create', entry);
    expect(heard).toEqual([]);
  });
});

describe('one journal, one holder', () => {
  test('a second application is told who has the journal open, and gets it afterwards', async () => {
    const first = await startWithJournal({ shell: 'desktop' });
    const second = startTestApplication({}, first.dataFolder);
    const busy = failureOf(await second.call('vault.unlock', { secret }));
    expect(busy.code).toBe('busy');
    expect(busy.message).toBe(
      'Casebook’s desktop window has this journal open since 13:00. Close or lock it there, then try again.',
    );
    expect((await second.value('vault.status', {})).state).toBe('locked');
    const saved = await first.value('entry.create', entry);
    await first.value('vault.lock', {});
    await second.value('vault.unlock', { secret });
    expect((await second.value('entry.get', { id: saved.id })).text).toBe(saved.text);
  });

  test('a closed application leaves only the journal’s own files, for its owner alone', async () => {
    const { application, value, journalFolder } = await startWithJournal();
    await value('entry.create', entry);
    await application.close();
    const files = readdirSync(journalFolder).sort();
    expect(files).toEqual(['journal.db', 'journal.keys.copy.json', 'journal.keys.json']);
    expect(statSync(journalFolder).mode & 0o777).toBe(0o700);
    for (const file of files) expect(statSync(join(journalFolder, file)).mode & 0o777).toBe(0o600);
  });

  test('a closed application stays closed without a word', async () => {
    const { application, call } = await startWithJournal();
    await application.close();
    await application.close();
    expect(codeOf(await call('entry.list', {}))).toBe('locked');
  });
});

test('no word of an entry can be read in any file below the data folder', async () => {
  const canary = 'quokkaparade';
  const { value, dataFolder, application } = await startWithJournal();
  await value('entry.create', { ...entry, text: `${canary} `.repeat(400), project: canary });
  const tell = () =>
    readdirSync(dataFolder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .filter((file) => {
        const bytes = readFileSync(join(file.parentPath, file.name));
        return bytes.includes(canary) || bytes.includes(canary, 0, 'utf16le');
      });
  expect(tell()).toEqual([]);
  await application.close();
  expect(tell()).toEqual([]);
});
