import { basename, join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { Platform } from '../platform.ts';
import { type JournalPlace, SettingsNotWritable, type StoredSettings } from '../settings/settings-store.ts';

/** The journals this computer knows of and which one is current. */
export interface JournalPlaces {
  current(): JournalPlace;
  all(): readonly JournalPlace[];
  /** Makes room for a new journal in a folder of its own and makes it current. */
  add(id: string, name: string): Result<JournalPlace, 'fixed-journal' | 'not-writable'>;
  select(id: string): Result<JournalPlace, 'fixed-journal' | 'not-found'>;
  /** Where a backup of the current journal can be brought back: a folder of its own that does not exist yet. */
  forRestored(id: string, now: number): JournalPlace;
  /** Keeps a journal that was brought back, and makes it current where this run may choose; answers whether it is. */
  keepRestored(place: JournalPlace): boolean;
}

const firstJournalId = 'first';

/** Reads the places from the settings, or holds to the one folder given for this run. */
export function journalPlaces(platform: Platform): JournalPlaces {
  const { settings, dataFolder, fixedJournalFolder } = platform;
  const first: JournalPlace = { id: firstJournalId, name: 'My journal', folder: join(dataFolder, 'journal') };
  const fixed: JournalPlace | undefined = fixedJournalFolder
    ? {
        id: 'this-run',
        name: platform.isSample ? 'Sample journal' : basename(fixedJournalFolder),
        folder: fixedJournalFolder,
      }
    : undefined;
  const isFixed = () =>
    fail('fixed-journal', 'Casebook was started for one journal alone. Start it without naming a folder.');

  /** Answers whether the choice was stored; where it was not, it holds for this run. */
  function set<Key extends keyof StoredSettings>(key: Key, value: StoredSettings[Key]): boolean {
    try {
      settings.set(key, value);
      return true;
    } catch (error) {
      if (!(error instanceof SettingsNotWritable)) throw error;
      return false;
    }
  }

  function all(): readonly JournalPlace[] {
    if (fixed) return [fixed];
    const known = settings.get('journals');
    return known.some((place) => place.id === firstJournalId) ? known : [first, ...known];
  }

  const current = () =>
    fixed ?? all().find((place) => place.id === settings.get('currentJournalId')) ?? all()[0] ?? first;

  return {
    all,
    current,
    add(id, name) {
      if (fixed) return isFixed();
      const place: JournalPlace = { id, name, folder: join(dataFolder, 'journals', id) };
      const before = settings.get('journals');
      if (!set('journals', [...before, place])) {
        set('journals', before);
        return fail('not-writable', notWritableSentence);
      }
      set('currentJournalId', id);
      return ok(place);
    },
    forRestored(id, now) {
      const { name, folder } = current();
      const day = new Date(now).toISOString().slice(0, 10);
      const beside = fixed ? `${folder} restored ${day} ${id.slice(-4)}` : join(dataFolder, 'journals', id);
      return { id, name: `${name.replace(/ \(restored .*\)$/, '')} (restored ${day})`, folder: beside };
    },
    keepRestored(place) {
      if (fixed) return false;
      set('journals', [...settings.get('journals'), place]);
      set('currentJournalId', place.id);
      return true;
    },
    select(id) {
      if (fixed) return isFixed();
      const place = all().find((candidate) => candidate.id === id);
      if (!place) return fail('not-found', 'This computer knows no such journal.');
      set('currentJournalId', id);
      return ok(place);
    },
  };
}

const notWritableSentence =
  'The new journal could not be noted, so it was not made. Check that you may write to Casebook’s data folder, then try again.';
