import { describe, expect, it } from 'vitest';
import { createAutosave, type SaveState } from '../../../renderer/features/journal/entry/autosave.ts';
import type { EntryChanges } from '../../../renderer/features/journal/entry/changes.ts';
import type { EntryDetail } from '../../../shared/contract/entry-channels.ts';
import { startWithJournal } from '../../support/application.ts';

/** So long that only `flush` saves. */
const neverMs = 2 ** 30;

/** An entry in a real journal, opened for editing. */
async function openEntry(text = 'It went well.') {
  const journal = await startWithJournal();
  const entry = await journal.value('entry.create', { kind: 'win', date: '2026-11-20', text });
  const phases: SaveState['phase'][] = [];
  const saved: EntryDetail[] = [];
  const autosave = createAutosave<EntryChanges, EntryDetail>({
    revision: entry.revision,
    delayMs: neverMs,
    save: (changes, revision) => journal.call('entry.update', { id: entry.id, revision, changes }),
    revisionOf: (stored) => stored.revision,
    onState: (state) => phases.push(state.phase),
    onSaved: (stored) => saved.push(stored),
  });
  const stored = () => journal.value('entry.get', { id: entry.id, includeSealed: true });
  return { journal, entry, autosave, phases, saved, stored };
}

describe('autosave', () => {
  it('keeps what could not be saved and sends it along with the next change', async () => {
    const { autosave, stored } = await openEntry();
    autosave.change({ text: '   ', project: 'Billing' });
    expect(await autosave.flush()).toMatchObject({ phase: 'failed' });
    expect(autosave.unsaved()).toEqual({ text: '   ', project: 'Billing' });
    autosave.change({ text: 'It went very well.' });
    expect(await autosave.flush()).toEqual({ phase: 'saved' });
    expect(await stored()).toMatchObject({ text: 'It went very well.', project: 'Billing' });
  });

  it('says why a save failed', async () => {
    const { autosave } = await openEntry();
    autosave.change({ text: ' ' });
    const state = await autosave.flush();
    expect(state.phase === 'failed' && state.failure.message).toMatch(/no text/);
  });

  it('sends nothing more once a change elsewhere crossed it, and overwrites nothing', async () => {
    const { journal, entry, autosave, stored } = await openEntry();
    await journal.value('entry.update', { id: entry.id, changes: { text: 'Said elsewhere.' } });
    autosave.change({ text: 'Said here.' });
    expect(await autosave.flush()).toMatchObject({ phase: 'crossed' });
    autosave.change({ text: 'Said here, and more.' });
    expect(await autosave.flush()).toMatchObject({ phase: 'crossed' });
    expect(await stored()).toMatchObject({ text: 'Said elsewhere.' });
    expect(autosave.unsaved()).toEqual({ text: 'Said here, and more.' });
  });

  it('saves crossed changes once the person went on from the other revision', async () => {
    const { journal, entry, autosave, stored } = await openEntry();
    const other = await journal.value('entry.update', { id: entry.id, changes: { text: 'Said elsewhere.' } });
    autosave.change({ text: 'Said here.' });
    await autosave.flush();
    autosave.rebase(other.revision);
    expect(await autosave.flush()).toEqual({ phase: 'saved' });
    expect(await stored()).toMatchObject({ text: 'Said here.' });
  });

  it('gives the changes back when they are given up', async () => {
    const { autosave, stored } = await openEntry();
    autosave.change({ project: 'Billing' });
    expect(autosave.discard()).toEqual({ project: 'Billing' });
    expect(autosave.hasUnsaved()).toBe(false);
    expect(await autosave.flush()).toEqual({ phase: 'saved' });
    expect((await stored()).project).toBeUndefined();
  });

  it('saves what is typed while a save is under way, on the revision that save made', async () => {
    const { autosave, stored, saved } = await openEntry();
    autosave.change({ text: 'One.' });
    const underWay = autosave.flush();
    autosave.change({ text: 'One. Two.' });
    expect(await underWay).toEqual({ phase: 'saved' });
    expect(await stored()).toMatchObject({ text: 'One. Two.', revision: 3 });
    expect(saved.map((entry) => entry.revision)).toEqual([2, 3]);
  });

  it('counts changes as unsaved while they are on their way', async () => {
    const { autosave } = await openEntry();
    autosave.change({ project: 'Billing' });
    const underWay = autosave.flush();
    expect(autosave.unsaved()).toEqual({ project: 'Billing' });
    await underWay;
    expect(autosave.hasUnsaved()).toBe(false);
  });

  it('goes through waiting and saving to saved', async () => {
    const { autosave, phases } = await openEntry();
    autosave.change({ project: 'Billing' });
    await autosave.flush();
    expect(phases).toEqual(['waiting', 'saving', 'saved']);
  });

  it('saves by itself a moment after an urgent change', async () => {
    const { autosave, saved } = await openEntry();
    autosave.change({ visibility: 'private' }, true);
    await expect.poll(() => saved[0]?.visibility).toBe('private');
  });
});
