import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openConfSettings } from '../../../../electron/core/settings/conf-settings.ts';
import { SettingsNotWritable } from '../../../../electron/core/settings/settings-store.ts';
import { defaultSettings } from '../../../../electron/core/settings/stored-settings-schema.ts';
import { temporaryFolder } from '../vault/vault-fixtures.ts';

const journal = { id: 'a', name: 'Work', folder: '/somewhere/work' };
const fileIn = (folder: string) => join(folder, 'settings.json');
const read = (folder: string) => JSON.parse(readFileSync(fileIn(folder), 'utf8'));
const asideIn = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('settings.corrupt-'));

describe('a folder that cannot be written', () => {
  test('does not stop the program: settings hold for this run and the person can be told', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const settings = openConfSettings(join(file, 'data'));
    expect(settings.notices.map(({ code }) => code)).toEqual(['not-writable']);
    expect(settings.get('appearance')).toBe('system');
    expect(() => settings.set('appearance', 'dark')).toThrow(SettingsNotWritable);
    expect(settings.get('appearance')).toBe('dark');
  });

  test('is written again as soon as it can be', () => {
    const folder = join(temporaryFolder(), 'data');
    writeFileSync(folder, '');
    const settings = openConfSettings(folder);
    expect(() => settings.set('appearance', 'dark')).toThrow(SettingsNotWritable);
    rmSync(folder);
    settings.set('appearance', 'light');
    expect(read(folder)).toEqual({ appearance: 'light' });
  });

  test('a folder in the file’s place is left alone', () => {
    const folder = temporaryFolder();
    mkdirSync(join(fileIn(folder), 'something'), { recursive: true });
    const settings = openConfSettings(folder);
    expect(settings.get('journals')).toEqual([]);
    expect(() => settings.set('journals', [journal])).toThrow(SettingsNotWritable);
    expect(readdirSync(fileIn(folder))).toEqual(['something']);
  });
});

describe('a corrupt file', () => {
  test.each(['', '{', '{"appearance":"dark"', '[]', 'null', '"dark"', '\0\0\0\0'])(
    '%j is set aside word for word, and the program is told',
    (text) => {
      const folder = temporaryFolder();
      writeFileSync(fileIn(folder), text);
      const settings = openConfSettings(folder);
      expect(settings.get('appearance')).toBe('system');
      const aside = asideIn(folder);
      expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([text]);
      expect(settings.notices).toMatchObject([
        { code: 'set-aside', message: expect.stringContaining(String(aside[0])) },
      ]);
      settings.set('appearance', 'dark');
      expect(read(folder)).toEqual({ appearance: 'dark' });
      expect(asideIn(folder)).toEqual(aside);
    },
  );

  test('loses only the setting that is wrong', () => {
    const folder = temporaryFolder();
    const text = JSON.stringify({
      appearance: 'neon',
      journals: [journal],
      currentJournalId: 'a',
      fromTheFuture: 1,
    });
    writeFileSync(fileIn(folder), text);
    const settings = openConfSettings(folder);
    expect(settings.get('appearance')).toBe('system');
    expect(settings.get('journals')).toEqual([journal]);
    expect(settings.get('currentJournalId')).toBe('a');
    expect(read(folder)).toMatchObject({ journals: [journal], fromTheFuture: 1 });
    expect(readFileSync(join(folder, String(asideIn(folder)[0])), 'utf8')).toBe(text);
  });

  test('that breaks while the program runs is set aside too, and what was known stays', () => {
    const folder = temporaryFolder();
    const settings = openConfSettings(folder);
    settings.set('journals', [journal]);
    expect(settings.get('journals')).toEqual([journal]);
    writeFileSync(fileIn(folder), '{"journals":');
    expect(settings.get('journals')).toEqual([journal]);
    settings.set('appearance', 'dark');
    expect(settings.notices.map(({ code }) => code)).toEqual(['set-aside']);
    expect(openConfSettings(folder).get('journals')).toEqual([journal]);
    expect(asideIn(folder)).toHaveLength(1);
  });
});

test('a value of the wrong form is a bug and never written', () => {
  const folder = temporaryFolder();
  const settings = openConfSettings(folder);
  expect(() => settings.set('appearance', 'neon' as never)).toThrow();
  expect(settings.get('appearance')).toBe('system');
});

test('a first start finds the defaults and tells nothing', () => {
  const settings = openConfSettings(join(temporaryFolder(), 'new', 'data'));
  for (const key of ['appearance', 'journals', 'currentJournalId', 'windowPlace'] as const) {
    expect(settings.get(key)).toEqual(defaultSettings[key]);
  }
  expect(settings.notices).toEqual([]);
});

test('what was set is there for the next start and for another program at once', () => {
  const folder = temporaryFolder();
  const [one, another] = [openConfSettings(folder), openConfSettings(folder)];
  const windowPlace = { x: -10, y: 20, width: 900, height: 700, isMaximised: false };
  one.set('windowPlace', windowPlace);
  another.set('journals', [journal]);
  one.set('currentJournalId', 'a');
  for (const settings of [one, another, openConfSettings(folder)]) {
    expect(settings.get('windowPlace')).toEqual(windowPlace);
    expect(settings.get('journals')).toEqual([journal]);
    expect(settings.get('currentJournalId')).toBe('a');
  }
});

test('keys of a newer version stay in the file', () => {
  const folder = temporaryFolder();
  writeFileSync(fileIn(folder), '{"fromTheFuture":{"a":[1]}}');
  openConfSettings(folder).set('appearance', 'dark');
  expect(read(folder)).toEqual({ fromTheFuture: { a: [1] }, appearance: 'dark' });
});

test('the file and a new folder are the owner’s alone, also where the file was open to others', () => {
  const fresh = join(temporaryFolder(), 'data');
  const old = temporaryFolder();
  writeFileSync(fileIn(old), '{}', { mode: 0o644 });
  for (const folder of [fresh, old]) {
    openConfSettings(folder).set('appearance', 'dark');
    expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(fresh).mode & 0o777).toBe(0o700);
});
