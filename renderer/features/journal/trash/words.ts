import type { BackupFile } from '../../../../shared/contract/backup-channels.ts';
import { dayIn, inWords } from '../../../../shared/domain/civil-date/civil-date.ts';
import type { UtcInstant } from '../../../../shared/domain/entry/entry.ts';
import { goneAt } from '../../../../shared/domain/entry/trash.ts';
import { counted } from '../../../../shared/domain/wording/counted.ts';

/** When a deleted entry goes for good, as the calendar here has it. */
export function goneInWords(deletedAt: UtcInstant, zone: string): string {
  return `Gone for good on ${inWords(dayIn(Date.parse(goneAt(deletedAt)), zone))}`;
}

/** What emptying the trash takes. */
export interface Loss {
  readonly entries: number;
  readonly sentences: number;
  readonly cases: number;
}

/** What goes for good, in sentences: the entries, then what cases lose with them. */
export function lossInWords({ entries, sentences, cases }: Loss): readonly string[] {
  const [what, them, their] =
    entries === 1
      ? ['The entry in it goes', 'it', 'its']
      : [`The ${entries} entries in it go`, 'them', 'their'];
  const gone = `${what} for good: nobody can bring ${them} back, Casebook neither.`;
  if (sentences === 0) return [gone];
  const lost =
    sentences === 1
      ? `1 sentence of 1 case stands on nothing else and goes with ${them}, also if you rewrote it.`
      : `${sentences} sentences of ${counted(cases, 'case')} stand on nothing else and go with ${them}, also where you rewrote them.`;
  return [gone, `${lost} Sentences that stand on other entries too stay, without ${their} words.`];
}

/** How many sealed entries lie in the trash beside those that are shown. */
export function sealedInWords(count: number): string {
  return `${counted(count, 'sealed entry is', 'sealed entries are')} in the trash, too.`;
}

/** The backups of this journal that may hold entries of which the first was saved at this moment. */
export function backupsHolding(
  backups: readonly BackupFile[],
  oldestCreatedAt: UtcInstant,
): readonly BackupFile[] {
  return backups.filter(({ createdAt, isOfThisJournal }) => isOfThisJournal && createdAt >= oldestCreatedAt);
}
