import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  type CivilDate,
  dayIn,
  daysBetween,
  inWords,
  isCivilDate,
  parseCivilDate,
  usableZone,
} from '../../../../shared/domain/civil-date/civil-date.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';

const date = (text: string) => succeeded(parseCivilDate(text));

describe('reading a date', () => {
  test.each([
    '',
    '2026-2-3',
    '20260203',
    '26-02-03',
    '2026-02-03T00:00:00Z',
    '2026-02-03[Europe/Madrid]',
    ' 2026-02-03',
    '2026-02-03\n',
    '2026/02/03',
    '-02026-02-03',
    '+002026-02-03',
    '２０２６-02-03',
    '03-02-2026',
  ])('refuses %j as written otherwise than YYYY-MM-DD', (text) => {
    expect(failureOf(parseCivilDate(text))).toEqual({
      code: 'invalid-date',
      message: 'A date is written YYYY-MM-DD, for example 2026-11-20.',
    });
  });

  test.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-04-31',
    '2025-02-29',
    '1900-02-29',
  ])('refuses %s, a day no calendar has', (text) => {
    expect(failureOf(parseCivilDate(text)).message).toContain(`${text} is not a day of the calendar`);
    expect(isCivilDate(text)).toBe(false);
  });

  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])(
    'takes %s as it is',
    (text) => {
      expect(date(text)).toBe(text);
    },
  );

  test('any text is either refused with a sentence or taken unchanged', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      fc
        .date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })
        .map((d) => d.toISOString()),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseCivilDate(text);
        if (read.ok) expect(read.value).toBe(text);
        else expect(codeOf(read)).toBe('invalid-date');
      }),
    );
  });
});

describe('counting days', () => {
  test('counts back when the second date is earlier', () => {
    expect(daysBetween(date('2026-03-01'), date('2026-02-28'))).toBe(-1);
  });

  test.each([
    ['2024-02-28', '2024-03-01', 2],
    ['2025-02-28', '2025-03-01', 1],
    ['2000-02-28', '2000-03-01', 2],
    ['1900-02-28', '1900-03-01', 1],
    ['2025-12-31', '2026-01-01', 1],
    ['2026-03-28', '2026-03-30', 2],
    ['2026-01-01', '2026-01-01', 0],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(daysBetween(date(from), date(to))).toBe(days);
    expect(addDays(date(from), days)).toBe(to);
  });

  test('adding days and counting them agree, and text order is the order of days', () => {
    const days = fc.integer({ min: -40_000, max: 40_000 });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [first, second] = [addDays(date('2026-06-15'), a), addDays(date('2026-06-15'), b)];
        expect(daysBetween(first, second)).toBe(b - a);
        expect(first < second).toBe(a < b);
        expect(isCivilDate(first)).toBe(true);
      }),
    );
  });
});

describe('the day of an instant', () => {
  const atUtc = (text: string) => Date.parse(text);

  test.each([
    ['2026-11-20T23:30:00Z', 'UTC', '2026-11-20'],
    ['2026-11-20T23:30:00Z', 'Europe/Madrid', '2026-11-21'],
    ['2026-11-20T02:00:00Z', 'America/Los_Angeles', '2026-11-19'],
    ['2026-11-20T11:00:00Z', 'Pacific/Kiritimati', '2026-11-21'],
    ['2026-03-29T00:59:59Z', 'Europe/Madrid', '2026-03-29'],
    ['2024-02-29T12:00:00Z', 'Asia/Kolkata', '2024-02-29'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayIn(atUtc(instant), zone)).toBe(day);
  });

  test('a zone that does not exist is a bug and throws', () => {
    expect(() => dayIn(0, 'Europe/Nowhere')).toThrow(RangeError);
  });
});

test('says a date in words', () => {
  expect(inWords('2026-11-09' as CivilDate)).toBe('9 November 2026');
});

describe('the zone to reckon in', () => {
  test.each([
    ['Europe/Madrid', -60, 'Europe/Madrid'],
    [undefined, 180, '-03:00'],
    [undefined, -330, '+05:30'],
    ['Etc/Unknown', 0, 'UTC'],
    ['Foo/Bar', -60, '+01:00'],
  ])('a system that names %s reckons in one the calendar knows', (named, offsetMinutes, zone) => {
    expect(usableZone(named, offsetMinutes)).toBe(zone);
    expect(() => dayIn(0, zone)).not.toThrow();
  });
});
