import { describe, expect, it } from 'vitest';
import { asNewEntry, canBothStand, withChanges } from '../../../renderer/features/journal/entry/changes.ts';
import { startWithJournal } from '../../support/application.ts';

async function entryWithProject() {
  const journal = await startWithJournal();
  const entry = await journal.value('entry.create', {
    kind: 'stretch',
    date: '2026-11-20',
    text: 'Asked the first question.',
    project: 'Harbour',
    people: [{ name: 'Mei', role: 'witness' }],
    facets: { stretch: { feared: 8, outcome: 'did-it' } },
  });
  return { journal, entry };
}

describe('withChanges', () => {
  it('takes a field away that is changed to null, and leaves the rest', async () => {
    const { entry } = await entryWithProject();
    const changed = withChanges(entry, { project: null, kind: 'win' });
    expect('project' in changed).toBe(false);
    expect(changed).toMatchObject({ kind: 'win', text: entry.text, people: entry.people });
  });
});

describe('canBothStand', () => {
  it('is refused where both changed the words, whichever way they were sent', async () => {
    const { journal, entry } = await entryWithProject();
    const other = await journal.value('entry.update', { id: entry.id, changes: { text: 'Other words.' } });
    const root = { type: 'root', children: [] };
    expect(canBothStand(entry, other, { text: 'My words.' })).toBe(false);
    expect(canBothStand(entry, other, { body: { root } })).toBe(false);
  });

  it('is granted where they changed different fields', async () => {
    const { journal, entry } = await entryWithProject();
    const other = await journal.value('entry.update', { id: entry.id, changes: { project: 'Atlas' } });
    expect(canBothStand(entry, other, { text: 'My words.' })).toBe(true);
    expect(canBothStand(entry, other, { project: 'Billing' })).toBe(false);
  });
});

describe('asNewEntry', () => {
  it('keeps everything an entry holds in an entry of its own', async () => {
    const { journal, entry } = await entryWithProject();
    const copy = await journal.value('entry.create', asNewEntry(entry));
    const { id, createdAt: _, updatedAt: __, evidence: ___, ...kept } = copy;
    expect(id).not.toBe(entry.id);
    expect(entry).toMatchObject(kept);
  });
});
