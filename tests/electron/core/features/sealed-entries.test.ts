import { expect, test } from 'vitest';
import { idOf, openTestJournal } from '../../../support/journal.ts';
import { namedAreaMapper } from '../../../support/named-area-mapper.ts';
import { codeOf, failureOf } from '../../../support/outcomes.ts';

function journalWithSealed() {
  const journal = openTestJournal({ mapper: namedAreaMapper });
  const shared = {
    date: '2026-11-20',
    project: 'Big Move',
    people: [{ name: 'Bo', role: 'witness' as const }],
  };
  const open = journal.value('entry.create', {
    ...shared,
    id: idOf(1),
    kind: 'win',
    text: 'open data quarrel',
  });
  const sealed = journal.value('entry.create', {
    ...shared,
    id: idOf(2),
    kind: 'struggle',
    visibility: 'sealed',
    text: 'sealed data quarrel',
    project: 'Quiet Move',
    people: [{ name: 'Cy', role: 'mentioned' }],
    areas: ['data'],
  });
  return { journal, open, sealed };
}

test('reading one is refused until it is asked for', () => {
  const { journal, sealed } = journalWithSealed();
  const refused = failureOf(journal.call('entry.get', { id: sealed.id }));
  expect(refused.code).toBe('sealed');
  expect(JSON.stringify(refused)).not.toContain('quarrel');
  expect(journal.value('entry.get', { id: sealed.id, includeSealed: true })).toEqual(sealed);
});

test('lists and searches leave it out until it is asked for, whatever the filter', () => {
  const { journal, open, sealed } = journalWithSealed();
  const ids = (page: { entries: readonly { id: string }[] }) => page.entries.map(({ id }) => id);
  for (const asked of [{}, { kind: 'struggle' }, { visibility: 'sealed' }, { area: 'data' }] as const) {
    expect(ids(journal.value('entry.list', asked))).not.toContain(sealed.id);
    expect(ids(journal.value('entry.list', { ...asked, includeSealed: true }))).toContain(sealed.id);
  }
  for (const query of [
    'quarrel',
    'is:sealed',
    'person:Cy',
    'project:"Quiet Move"',
    'area:data',
    '-nothing',
  ]) {
    expect(ids(journal.value('entry.search', { query }))).not.toContain(sealed.id);
    expect(ids(journal.value('entry.search', { query, includeSealed: true }))).toContain(sealed.id);
  }
  expect(ids(journal.value('entry.list', {}))).toEqual([open.id]);
});

test('it hides in the trash as well', () => {
  const { journal, sealed } = journalWithSealed();
  journal.value('entry.delete', { id: sealed.id });
  expect(journal.value('entry.list', { isTrash: true }).entries).toEqual([]);
  expect(journal.value('entry.list', { isTrash: true, includeSealed: true }).entries).toHaveLength(1);
});

test('its names are not offered and it counts for no area', () => {
  const { journal } = journalWithSealed();
  expect(journal.value('entry.names', {})).toEqual({ projects: ['Big Move'], people: ['Bo'] });
  const data = journal.value('evidence.overview', {}).areas.find(({ areaId }) => areaId === 'data');
  expect(data).toMatchObject({ entries: 0, undecided: 1 });
});

test('it has no suggestions: sealing takes them away and opening brings them back', () => {
  const { journal, open, sealed } = journalWithSealed();
  expect(sealed.evidence.map(({ state }) => state)).toEqual(['confirmed']);
  const closed = journal.value('entry.update', { id: open.id, changes: { visibility: 'sealed' } });
  expect(closed.evidence).toEqual([]);
  const again = journal.value('entry.update', { id: open.id, changes: { visibility: 'private' } });
  expect(again.evidence).toMatchObject([{ areaId: 'data', state: 'suggested' }]);
});

test('what was decided of it stays decided while it is sealed', () => {
  const { journal, open } = journalWithSealed();
  journal.value('evidence.decide', { entryId: open.id, decisions: [{ areaId: 'data', state: 'confirmed' }] });
  const closed = journal.value('entry.update', { id: open.id, changes: { visibility: 'sealed' } });
  expect(closed.evidence).toMatchObject([{ areaId: 'data', state: 'confirmed' }]);
});

test('emptying the trash deletes it for good like any other', () => {
  const { journal, sealed } = journalWithSealed();
  journal.value('entry.delete', { id: sealed.id });
  expect(journal.value('trash.empty', {})).toMatchObject({ deleted: 1 });
  expect(codeOf(journal.call('entry.restore', { id: sealed.id }))).toBe('not-found');
});
