import { describe, expect, test } from 'vitest';
import { entryKinds } from '../../../../shared/domain/entry/kind.ts';
import { idOf, openTestJournal } from '../../../support/journal.ts';
import { namedAreaMapper } from '../../../support/named-area-mapper.ts';
import { bodyOf, full, plain } from './entry-fixtures.ts';

describe('changing', () => {
  test('changes what is named and leaves the rest', () => {
    const journal = openTestJournal();
    journal.value('entry.create', full);
    journal.clock.set('2026-11-21T08:00:00.000Z');
    const changed = journal.value('entry.update', {
      id: idOf(7),
      changes: { project: 'Other', time: '10:00' },
    });
    expect(changed).toMatchObject({
      ...full,
      project: 'Other',
      time: '10:00',
      revision: 2,
      createdAt: '2026-11-20T12:00:00.000Z',
      updatedAt: '2026-11-21T08:00:00.000Z',
    });
  });

  test('null removes a field, and an empty list empties it', () => {
    const journal = openTestJournal();
    journal.value('entry.create', full);
    const changed = journal.value('entry.update', {
      id: idOf(7),
      changes: {
        time: null,
        zone: null,
        project: null,
        impact: null,
        role: null,
        scope: null,
        people: [],
        links: [],
      },
    });
    for (const field of ['time', 'zone', 'project', 'impact', 'role', 'scope']) {
      expect(changed).not.toHaveProperty(field);
    }
    expect(changed).toMatchObject({ people: [], links: [], text: full.text, facets: full.facets });
    expect(journal.value('entry.get', { id: idOf(7) })).toEqual(changed);
  });

  test.each([
    ['nothing', {}],
    ['the text that is there', { text: full.text as string }],
    ['the people and facets that are there', { people: full.people ?? [], facets: full.facets ?? {} }],
    ['null where nothing was', { body: undefined }],
  ])('saving %s keeps the revision and the time, and says nothing', (_, changes) => {
    const journal = openTestJournal();
    const saved = journal.value('entry.create', full);
    journal.changes.length = 0;
    journal.clock.set('2026-11-21T08:00:00.000Z');
    const { body: __, ...named } = changes as { body?: undefined };
    expect(journal.value('entry.update', { id: idOf(7), changes: named })).toEqual(saved);
    expect(journal.changes).toEqual([]);
  });

  test('saving the same body keeps the revision', () => {
    const journal = openTestJournal();
    const { id } = journal.value('entry.create', { ...plain, body: bodyOf('one', 'two') });
    expect(journal.value('entry.update', { id, changes: { body: bodyOf('one', 'two') } }).revision).toBe(1);
    expect(journal.value('entry.update', { id, changes: { body: bodyOf('one', 'three') } }).revision).toBe(2);
  });

  test('plain words replace a body that said something else, and leave one that says the same', () => {
    const journal = openTestJournal();
    const { id } = journal.value('entry.create', { ...plain, body: bodyOf('one', 'two') });
    expect(journal.value('entry.update', { id, changes: { text: 'one\ntwo' } })).toHaveProperty('body');
    const changed = journal.value('entry.update', { id, changes: { text: 'three' } });
    expect(changed).not.toHaveProperty('body');
    expect(changed.text).toBe('three');
  });

  test('changing the zone never moves the date', () => {
    const journal = openTestJournal();
    journal.value('entry.create', { ...full, time: '23:30' });
    expect(
      journal.value('entry.update', { id: idOf(7), changes: { zone: 'Pacific/Kiritimati' } }),
    ).toMatchObject({
      date: full.date,
      time: '23:30',
    });
  });

  test('a kind that was changed and changed back has lost nothing', () => {
    const journal = openTestJournal();
    journal.value('entry.create', full);
    for (const kind of [...entryKinds, 'feedback' as const]) {
      journal.value('entry.update', { id: idOf(7), changes: { kind } });
    }
    expect(journal.value('entry.get', { id: idOf(7) })).toMatchObject({ ...full, visibility: 'private' });
  });

  test('no change of kind ever widens visibility', () => {
    const order = ['shareable', 'private', 'sealed'];
    const journal = openTestJournal({ mapper: namedAreaMapper });
    for (const visibility of ['shareable', 'private', 'sealed'] as const) {
      for (const from of entryKinds) {
        for (const to of entryKinds) {
          const { id } = journal.value('entry.create', { ...plain, kind: from, visibility });
          const changed = journal.value('entry.update', { id, changes: { kind: to } });
          expect(order.indexOf(changed.visibility)).toBeGreaterThanOrEqual(order.indexOf(visibility));
        }
      }
    }
  });

  test('a win made a struggle becomes private, unless the person says otherwise in the same step', () => {
    const journal = openTestJournal();
    const first = journal.value('entry.create', plain);
    const second = journal.value('entry.create', plain);
    expect(journal.value('entry.update', { id: first.id, changes: { kind: 'struggle' } }).visibility).toBe(
      'private',
    );
    expect(
      journal.value('entry.update', { id: second.id, changes: { kind: 'struggle', visibility: 'shareable' } })
        .visibility,
    ).toBe('shareable');
  });
});

test('a project and a person are respelt where the writer corrects their capitals', () => {
  const journal = openTestJournal();
  const written = { project: 'atlas', people: [{ name: 'ann lee', role: 'witness' as const }] };
  const other = journal.value('entry.create', { ...plain, ...written });
  const { id } = journal.value('entry.create', { ...plain, ...written });
  const corrected = { project: 'Atlas', people: [{ name: 'Ann Lee', role: 'witness' as const }] };
  expect(journal.value('entry.update', { id, changes: corrected })).toMatchObject({
    ...corrected,
    revision: 2,
  });
  expect(journal.value('entry.update', { id, changes: corrected }).revision).toBe(2);
  expect(journal.value('entry.get', { id: other.id })).toMatchObject(corrected);
  expect(journal.value('entry.names', {})).toEqual({ projects: ['Atlas'], people: ['Ann Lee'] });
});
