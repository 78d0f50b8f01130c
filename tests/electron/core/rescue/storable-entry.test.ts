import { describe, expect, test } from 'vitest';
import {
  isDay,
  isEntryId,
  type Row,
  storableEntry,
} from '../../../../electron/core/rescue/storable-entry.ts';
import type { CivilDate } from '../../../../shared/domain/civil-date/civil-date.ts';
import { idOf } from '../../../support/journal.ts';
import { bodyOf } from '../features/entry-fixtures.ts';

const id = idOf(7);
if (!isEntryId(id)) throw new Error('Not an id.');
const hints = { id, fallbackDay: '2026-11-22' as CivilDate };

const row: Row = {
  row: 7,
  id,
  kind: 'win',
  date: '2026-05-06',
  time: '09:30',
  zone: 'Europe/Madrid',
  visibility: 'shareable',
  text: 'Moved the cache',
  body: JSON.stringify(bodyOf('Moved the cache')),
  project_row: 3,
  impact_what: 'latency',
  impact_before: '3 s',
  impact_after: '1 s',
  role: 'led',
  scope: 'team',
  facets: '{"stretch":{"feared":4}}',
  extra: '{"kept":1}',
  revision: 3,
  created_at: '2026-05-06T10:00:00.000Z',
  updated_at: '2026-05-07T10:00:00.000Z',
  deleted_at: null,
};

describe('an unverified entry', () => {
  test.each([['\u0000\u0001 \ufffd\ufffd'], [''], ['—!—'], [null]])(
    'without a readable word (%j) is none',
    (text) => {
      expect(storableEntry({ ...row, text, body: null }, hints)).toBeUndefined();
    },
  );

  test('is kept as it reads, with its mark', () => {
    const { row: _number, project_row: _project, ...own } = row;
    expect(storableEntry(row, hints)).toEqual({ ...own, extra: '{"kept":1,"rescued":"unverified"}' });
  });

  test('shows where its text is noise and drops formatting that holds any', () => {
    const text = 'Moved \u0002\ufffd\ufffdthe cache';
    const body = JSON.stringify(bodyOf('Moved \ufffdthe cache'));
    expect(storableEntry({ ...row, text, body }, hints)).toMatchObject({
      text: 'Moved \ufffdthe cache',
      body: null,
    });
  });

  test('takes the words of its formatting where those are clear', () => {
    expect(storableEntry({ ...row, text: 'Mov\ufffd\ufffd cache' }, hints)?.text).toBe('Moved the cache');
  });

  test('is sealed where its visibility cannot be read, so that it is never shown wider than it was', () => {
    expect(storableEntry({ ...row, visibility: 'sh\ufffdreable' }, hints)?.visibility).toBe('sealed');
  });

  test('stays in the trash where only the moment is noise', () => {
    expect(storableEntry({ ...row, deleted_at: '20\ufffd6' }, hints)?.deleted_at).toBe(row.updated_at);
    expect(storableEntry({ ...row, deleted_at: null }, hints)?.deleted_at).toBeNull();
  });

  test('leaves out what cannot be true', () => {
    const noise = {
      kind: 'wim',
      time: '29:30',
      zone: 'Europe/M\ufffd',
      role: 'lad',
      scope: 'tean',
      facets: '{"stretch":',
      extra: '[1]',
      revision: -4,
      body: '{"root":{"type":"script"}}',
      impact_what: 'lat\ufffd\ufffdncy\n',
      impact_before: null,
    };
    expect(storableEntry({ ...row, ...noise }, hints)).toMatchObject({
      kind: 'observation',
      time: null,
      zone: null,
      role: null,
      scope: null,
      facets: '{}',
      extra: '{"rescued":"unverified"}',
      revision: 1,
      body: null,
      impact_what: 'lat\ufffdncy',
      impact_before: '',
    });
  });

  test.each([
    ['the index of dates', { date: '2026-0\ufffd' }, { date: '2026-03-04' }, '2026-03-04'],
    ['its own moment', { date: 'x' }, {}, '2026-05-06'],
    ['its id', { date: 'x', created_at: 'x', updated_at: 'x' }, {}, '2025-02-13'],
  ])('takes its day from %s where it cannot be read', (_, change, hint, expected) => {
    const found = storableEntry({ ...row, ...change }, { ...hints, ...(hint as { date?: CivilDate }) });
    expect(found?.date).toBe(expected);
    expect(isDay(found?.date)).toBe(true);
  });
});
