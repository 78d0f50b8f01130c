import type { BackupFile } from '../../../shared/contract/backup-channels.ts';
import { type CivilDate, dayIn } from '../../../shared/domain/civil-date/civil-date.ts';
import { newestFirst } from './list-backups.ts';

/** How many days, weeks and months with a backup keep their newest one. */
export const kept = { days: 7, weeks: 4, months: 12 } as const;

/** How long a backup that somebody asked for stays, whatever else there is. */
const byHandStaysMs = 7 * 24 * 60 * 60 * 1000;

/** What the rotation knows of a backup. */
export type RotatedBackup = Pick<BackupFile, 'name' | 'createdAt' | 'reason'> & {
  readonly schemaVersion: number;
};

/**
 * The names of the backups that stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one,
 * the newest before each migration, and those of the last 7 days that were made by hand. Days are those of the
 * person's zone; weeks begin on Monday.
 */
export function backupsToKeep(
  backups: readonly RotatedBackup[],
  now: number,
  zone: string,
): ReadonlySet<string> {
  const sorted = [...backups].sort(newestFirst);
  const dayOf = ({ createdAt }: RotatedBackup) => dayIn(Date.parse(createdAt), zone);
  const migrations = sorted.filter(({ reason }) => reason === 'before-migration');
  const keep = [
    ...newestOfEach(sorted, dayOf, kept.days),
    ...newestOfEach(sorted, (backup) => mondayOf(dayOf(backup)), kept.weeks),
    ...newestOfEach(sorted, (backup) => dayOf(backup).slice(0, 7), kept.months),
    ...newestOfEach(migrations, ({ schemaVersion }) => schemaVersion, Number.POSITIVE_INFINITY),
    ...sorted.filter(
      ({ reason, createdAt }) => reason === 'by-hand' && now - Date.parse(createdAt) < byHandStaysMs,
    ),
  ];
  return new Set(keep.map(({ name }) => name));
}

/** The first of each group, up to so many groups. */
function newestOfEach<Group>(
  sorted: readonly RotatedBackup[],
  groupOf: (backup: RotatedBackup) => Group,
  most: number,
): readonly RotatedBackup[] {
  const newest = new Map<Group, RotatedBackup>();
  for (const backup of sorted) {
    const group = groupOf(backup);
    if (newest.has(group)) continue;
    if (newest.size === most) break;
    newest.set(group, backup);
  }
  return [...newest.values()];
}

/** The day a week begins with. */
function mondayOf(day: CivilDate): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
