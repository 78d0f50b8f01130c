import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupsToKeep, kept, type RotatedBackup } from '../../../../electron/core/backup/backups-to-keep.ts';
import { isBackupDue } from '../../../../electron/core/backup/rotation.ts';
import { dayIn } from '../../../../shared/domain/civil-date/civil-date.ts';
import type { UtcInstant } from '../../../../shared/domain/entry/entry.ts';

const dayMs = 86_400_000;
const start = Date.parse('2026-11-22T12:00:00Z');
const zones = ['UTC', 'Europe/Madrid', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];

const instant = (epochMs: number) => new Date(epochMs).toISOString() as UtcInstant;

function backup(epochMs: number, choice: Partial<RotatedBackup> = {}): RotatedBackup {
  return {
    name: `${epochMs}.casebook`,
    createdAt: instant(epochMs),
    reason: 'daily',
    schemaVersion: 4,
    ...choice,
  };
}

const anyBackups = fc
  .array(
    fc.record({
      createdAt: fc.integer({ min: start - 900 * dayMs, max: start + 2 * dayMs }).map(instant),
      reason: fc.constantFrom('daily', 'daily', 'daily', 'by-hand', 'before-migration'),
      schemaVersion: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 60 },
  )
  .map((list) => list.map((each, index): RotatedBackup => ({ ...each, name: `${index}.casebook` })));

const anyCase = fc.record({ backups: anyBackups, zone: fc.constantFrom(...zones) });

function ofKept({ backups, zone }: { backups: readonly RotatedBackup[]; zone: string }) {
  const keep = backupsToKeep(backups, start, zone);
  return backups.filter(({ name }) => keep.has(name));
}

describe('whatever there is', () => {
  test('the newest stays', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const newest = each.backups
          .map(({ createdAt }) => createdAt)
          .sort()
          .at(-1);
        expect(ofKept(each).some(({ createdAt }) => createdAt === newest)).toBe(newest !== undefined);
      }),
    );
  });

  test('the same stay in any order, and all of them stay the next time', () => {
    fc.assert(
      fc.property(anyCase, fc.infiniteStream(fc.nat()), ({ backups, zone }, numbers) => {
        const keep = backupsToKeep(backups, start, zone);
        const order = new Map(backups.map((each) => [each, Number(numbers.next().value)]));
        const shuffled = [...backups].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
        expect(backupsToKeep(shuffled, start, zone)).toEqual(keep);
        const left = backups.filter(({ name }) => keep.has(name));
        expect(backupsToKeep(left, start, zone)).toEqual(keep);
      }),
    );
  });

  test('one asked for within seven days stays, and the newest before each migration does', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const left = new Set(ofKept(each));
        for (const one of each.backups) {
          if (one.reason === 'by-hand' && Date.parse(one.createdAt) > start - 7 * dayMs) {
            expect(left.has(one)).toBe(true);
          }
        }
        for (const version of [1, 2, 3, 4, 5]) {
          const before = each.backups
            .filter(({ reason, schemaVersion }) => reason === 'before-migration' && schemaVersion === version)
            .map(({ createdAt }) => createdAt)
            .sort();
          if (before.length === 0) continue;
          expect([...left].some(({ createdAt }) => createdAt === before.at(-1))).toBe(true);
        }
      }),
    );
  });

  test('of the last seven days with a backup each keeps one, and no more are kept than the rule has', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const left = ofKept(each);
        const daysOf = (list: readonly RotatedBackup[]) =>
          [...new Set(list.map(({ createdAt }) => dayIn(Date.parse(createdAt), each.zone)))].sort().reverse();
        expect(daysOf(left).slice(0, kept.days)).toEqual(daysOf(each.backups).slice(0, kept.days));
        const byRule = left.filter(({ reason }) => reason === 'daily');
        expect(byRule.length).toBeLessThanOrEqual(kept.days + kept.weeks + kept.months);
      }),
    );
  });
});

test('made every day for two years and pruned each time, it leaves 7 days, 4 weeks and 12 months', () => {
  const zone = 'Europe/Madrid';
  let there: readonly RotatedBackup[] = [];
  for (let day = 0; day < 730; day += 1) {
    const now = start + day * dayMs;
    const all = [...there, backup(now)];
    const keep = backupsToKeep(all, now, zone);
    there = all.filter(({ name }) => keep.has(name));
  }
  const days = there.map(({ createdAt }) => createdAt.slice(0, 10)).sort();
  // The last day was Monday 20 November 2028.
  expect(days.slice(-7)).toEqual(['14', '15', '16', '17', '18', '19', '20'].map((day) => `2028-11-${day}`));
  for (const sunday of ['2028-11-05', '2028-11-12', '2028-11-19']) expect(days).toContain(sunday);
  const months = ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31'];
  months.push('2028-06-30', '2028-07-31', '2028-08-31', '2028-09-30', '2028-10-31');
  for (const lastDay of months) expect(days).toContain(lastDay);
  expect(days).toHaveLength(7 + 2 + 11);
});

test('used now and then, it keeps the last seven days it was used, however long ago', () => {
  const backups = Array.from({ length: 12 }, (_, index) => backup(start - index * 100 * dayMs));
  const keep = backupsToKeep(backups, start, 'UTC');
  expect(backups.filter(({ name }) => keep.has(name))).toHaveLength(12);
});

test('several on a day: the newest counts, and those asked for stay for a week', () => {
  const early = backup(start - 2 * dayMs, { reason: 'by-hand' });
  const late = backup(start - 2 * dayMs + 3_600_000);
  const superfluous = backup(start - 2 * dayMs + 1_800_000);
  const keepAt = (now: number) => [...backupsToKeep([early, late, superfluous], now, 'UTC')].sort();
  expect(keepAt(start)).toEqual([early.name, late.name].sort());
  expect(keepAt(start + 6 * dayMs)).toEqual([late.name]);
});

test('a migration that is tried again and again keeps the newest copy of the old shape', () => {
  const tries = [1, 2, 3].map((hour) =>
    backup(start - 400 * dayMs + hour * 3_600_000, { reason: 'before-migration', schemaVersion: 3 }),
  );
  const later = Array.from({ length: 400 }, (_, index) => backup(start - index * dayMs));
  const keep = backupsToKeep([...tries, ...later], start, 'UTC');
  expect(tries.map(({ name }) => keep.has(name))).toEqual([false, false, true]);
});

describe('whether a day wants its backup', () => {
  const made = (epochMs: number, isOfThisJournal = true) => ({
    createdAt: instant(epochMs),
    isOfThisJournal,
  });

  test('goes by the person’s calendar, not by hours', () => {
    const lateEvening = Date.parse('2026-11-21T23:30:00Z');
    const list = [made(lateEvening)];
    expect(isBackupDue(list, lateEvening + 60_000, 'UTC')).toBe(false);
    expect(isBackupDue(list, lateEvening + 3_600_000, 'UTC')).toBe(true);
    expect(isBackupDue(list, lateEvening + 3_600_000, 'Europe/Madrid')).toBe(false);
  });

  test('another journal’s backup, or one from a day to come, does not count', () => {
    expect(isBackupDue([made(start, false)], start, 'UTC')).toBe(true);
    expect(isBackupDue([made(start + 40 * dayMs)], start, 'UTC')).toBe(true);
    expect(isBackupDue([], start, 'UTC')).toBe(true);
  });
});
