import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPages, readSealedFile } from '../../../../electron/core/salvage/read-pages.ts';
import { openTestJournal } from '../../../support/journal.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { closedJournal, pageBytes, textsIn, wholeTexts, withPage } from './salvage-fixtures.ts';

const flip =
  (at: number, mask = 1) =>
  (page: Buffer) => {
    page[at] = (page[at] ?? 0) ^ mask;
  };

describe('what cannot be read', () => {
  test('no file has no pages', () => {
    const pages = readPages(readSealedFile(join(temporaryFolder(), 'journal.db')), randomBytes(32));
    expect([pages.count, pages.page(1), pages.unverified()]).toEqual([0, undefined, []]);
  });

  test('under another key no page is sound and nothing is made of the noise', () => {
    const { bytes } = closedJournal();
    const pages = readPages({ database: bytes }, randomBytes(32));
    expect(pages.unverified()).toHaveLength(bytes.length / pageBytes);
    expect(textsIn(pages).size).toBe(0);
  });

  test('a file of noise is read to its end', () => {
    const pages = readPages(
      { database: randomBytes(7 * pageBytes + 100), log: randomBytes(20_000) },
      randomBytes(32),
    );
    expect(pages.count).toBe(8);
    expect(textsIn(pages).size).toBe(0);
  });
});

describe('damaged pages', () => {
  test.each([
    ['its words', 1000],
    ['its head', 3],
    ['its initialisation vector', 4020],
  ])('one bit flipped in %s is noticed, and mending proves the page', (_, at) => {
    const whole = closedJournal();
    for (const number of [1, 12, 40]) {
      const damaged = withPage(whole.bytes, number, flip(at === 3 && number === 1 ? 20 : at, 0x10));
      const pages = readPages({ database: damaged }, whole.key);
      expect(pages.unverified()).toEqual([number]);
      expect(pages.mend(number)).toBe(true);
      expect(pages.unverified()).toEqual([]);
      expect(textsIn(pages)).toEqual(wholeTexts(whole));
    }
  });

  test('two flipped bits cannot be mended and the page stays unverified', () => {
    const whole = closedJournal();
    const damaged = withPage(whole.bytes, 12, (page) => {
      flip(700)(page);
      flip(2900)(page);
    });
    const pages = readPages({ database: damaged }, whole.key);
    expect(pages.mend(12)).toBe(false);
    expect(pages.page(12)?.verdict).toBe('unverified');
  });

  test('a bit flipped in the seal alone harms nothing', () => {
    const whole = closedJournal();
    const pages = readPages({ database: withPage(whole.bytes, 12, flip(4090)) }, whole.key);
    expect(pages.unverified()).toEqual([]);
  });

  test('a byte of the salt is found again', () => {
    const whole = closedJournal();
    const pages = readPages({ database: withPage(whole.bytes, 1, flip(7, 0x5a)) }, whole.key);
    expect(pages.unverified()).toEqual([]);
    expect(textsIn(pages)).toEqual(wholeTexts(whole));
  });

  test('with its first sector lost everything is read, and proven where another copy has the salt', () => {
    const whole = closedJournal();
    const damaged = withPage(whole.bytes, 1, (page) => page.fill(0, 0, 512));
    const without = readPages({ database: damaged }, whole.key);
    expect(without.unverified()).toHaveLength(without.count);
    const texts = [...wholeTexts(whole)].map(([id, { text }]) => [id, text]);
    const found = [...textsIn(without)].map(([id, { text }]) => [id, text]);
    expect(new Map(found as [unknown, unknown][])).toEqual(new Map(texts as [unknown, unknown][]));

    const salts = [randomBytes(16), whole.bytes.subarray(0, 16)];
    const withSalt = readPages({ database: damaged, salts }, whole.key);
    expect(withSalt.unverified()).toEqual([1]);
    expect(textsIn(withSalt)).toEqual(wholeTexts(whole));
  });

  test.each([
    [9, 23],
    [1, 17],
  ])('pages %i and %i in each other’s places are put back', (first, second) => {
    const whole = closedJournal();
    const at = (number: number) => whole.bytes.subarray((number - 1) * pageBytes, number * pageBytes);
    const once = withPage(whole.bytes, first, (page) => at(second).copy(page));
    const swapped = withPage(once, second, (page) => at(first).copy(page));
    const pages = readPages({ database: swapped }, whole.key);
    expect(pages.unverified()).toEqual([]);
    expect(textsIn(pages)).toEqual(wholeTexts(whole));
  });

  test('a page that lies in another’s place proves nothing of that one', () => {
    const whole = closedJournal();
    const eleventh = whole.bytes.subarray(10 * pageBytes, 11 * pageBytes);
    const pages = readPages(
      { database: withPage(whole.bytes, 30, (page) => eleventh.copy(page)) },
      whole.key,
    );
    expect(pages.unverified()).toEqual([30]);
  });

  test('of a file that was cut short the rest is read, the last piece of a page included', () => {
    const whole = closedJournal();
    const pages = readPages({ database: whole.bytes.subarray(0, 60 * pageBytes + 3000) }, whole.key);
    expect(pages.count).toBe(whole.bytes.length / pageBytes);
    expect(pages.unverified()).toEqual([61]);
    expect(pages.page(62)).toBeUndefined();
    const before = wholeTexts(whole);
    for (const [id, { text, isSound }] of textsIn(pages)) {
      if (isSound) expect(text).toBe(before.get(id)?.text);
    }
  });
});

describe('the log of a journal that was not closed', () => {
  function crashedJournal() {
    const journal = openTestJournal();
    journal.value('entry.create', { kind: 'win', date: '2026-11-20', text: 'first words' });
    journal.checkpoint();
    for (const text of ['second words', 'third words']) {
      journal.value('entry.create', { kind: 'win', date: '2026-11-20', text });
    }
    const file = join(temporaryFolder(), 'journal.db');
    copyFileSync(journal.file, file);
    copyFileSync(`${journal.file}-wal`, `${file}-wal`);
    return { file, key: journal.key };
  }
  const textsAt = ({ database, log }: { database: Buffer; log?: Buffer }, key: Buffer) => {
    const found = textsIn(readPages(log ? { database, log } : { database }, key));
    return [...found.values()].map(({ text, isSound }) => (isSound ? text : `? ${text}`)).sort();
  };

  test('what was committed into it is read, and nothing is changed', () => {
    const { file, key } = crashedJournal();
    const before = [readFileSync(file), readFileSync(`${file}-wal`), statSync(file).mtimeMs];
    const source = readSealedFile(file);
    expect(textsAt(source, key)).toEqual(['first words', 'second words', 'third words']);
    expect(textsAt({ database: source.database }, key)).toEqual(['first words']);
    expect([readFileSync(file), readFileSync(`${file}-wal`), statSync(file).mtimeMs]).toEqual(before);
  });

  test('a change that was not committed to its end is left out', () => {
    const { file, key } = crashedJournal();
    const { database, log = Buffer.alloc(0) } = readSealedFile(file);
    const readings = new Set<string>();
    for (let length = 0; length <= log.length; length += 1 + Math.floor(log.length / 60)) {
      readings.add(textsAt({ database, log: log.subarray(0, length) }, key).join());
    }
    readings.add(textsAt({ database, log }, key).join());
    expect([...readings]).toEqual([
      'first words',
      'first words,second words',
      'first words,second words,third words',
    ]);
  });

  test('a damaged frame in a committed change does not cost what follows it', () => {
    const { file, key } = crashedJournal();
    const { database, log = Buffer.alloc(0) } = readSealedFile(file);
    const damaged = Buffer.from(log);
    flip(32 + 24 + 2000)(damaged);
    const pages = readPages({ database, log: damaged }, key);
    expect(pages.unverified().length).toBeLessThan(2);
    for (const number of pages.unverified()) expect(pages.mend(number)).toBe(true);
    expect([...textsIn(pages).values()].map(({ text }) => text).sort()).toEqual([
      'first words',
      'second words',
      'third words',
    ]);
  });

  test('a damaged head of the log costs nothing', () => {
    const { file, key } = crashedJournal();
    const { database, log = Buffer.alloc(0) } = readSealedFile(file);
    const damaged = Buffer.from(log);
    flip(18)(damaged);
    expect(textsAt({ database, log: damaged }, key)).toEqual(['first words', 'second words', 'third words']);
  });

  test('frames of an earlier round of the log are left out', () => {
    const { file, key } = crashedJournal();
    const { database, log = Buffer.alloc(0) } = readSealedFile(file);
    const stale = Buffer.from(log);
    randomBytes(8).copy(stale, 32 + 8);
    expect(textsAt({ database, log: stale }, key)).toEqual(['first words']);
  });
});
