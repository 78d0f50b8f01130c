import { describe, expect, it } from 'vitest';
import { backupsHolding, goneInWords, lossInWords } from '../../../renderer/features/journal/trash/words.ts';
import type { BackupFile } from '../../../shared/contract/backup-channels.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';

const at = (instant: string) => instant as UtcInstant;

describe('when a deleted entry goes', () => {
  it('is 30 days later, on the day it is then here', () => {
    expect(goneInWords(at('2026-11-22T23:30:00.000Z'), 'UTC')).toBe('Gone for good on 22 December 2026');
    expect(goneInWords(at('2026-11-22T23:30:00.000Z'), 'Europe/Madrid')).toBe(
      'Gone for good on 23 December 2026',
    );
  });
});

describe('what is said before the trash is emptied', () => {
  it('speaks of no sentences where none go', () => {
    expect(lossInWords({ entries: 2, sentences: 0, cases: 0 })).toEqual([
      'The 2 entries in it go for good: nobody can bring them back, Casebook neither.',
    ]);
  });

  it('counts the sentences and the cases that lose them', () => {
    const [gone, lost] = lossInWords({ entries: 1, sentences: 1, cases: 1 });
    expect(gone).toContain('The entry in it goes for good');
    expect(lost).toContain('1 sentence of 1 case stands on nothing else and goes with it');
    expect(lossInWords({ entries: 3, sentences: 7, cases: 2 })[1]).toContain(
      '7 sentences of 2 cases stand on nothing else and go with them, also where you rewrote them',
    );
  });
});

describe('the backups that may hold what is gone', () => {
  const backup = (createdAt: string, isOfThisJournal = true): BackupFile => ({
    name: `${createdAt}.casebook`,
    createdAt: at(createdAt),
    bytes: 1,
    reason: 'daily',
    isOfThisJournal,
  });
  const [before, then, later, foreign] = [
    backup('2026-01-01T00:00:00.000Z'),
    backup('2026-02-01T00:00:00.000Z'),
    backup('2026-03-01T00:00:00.000Z'),
    backup('2026-03-02T00:00:00.000Z', false),
  ] as const;

  it('are those made since the first of it was saved, of this journal alone', () => {
    const all = [foreign, later, then, before];
    expect(backupsHolding(all, at('2026-02-01T00:00:00.000Z'))).toEqual([later, then]);
    expect(backupsHolding(all, at('2026-04-01T00:00:00.000Z'))).toEqual([]);
  });
});
