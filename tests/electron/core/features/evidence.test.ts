import { describe, expect, test } from 'vitest';
import type { Params } from '../../../../shared/contract/contract.ts';
import { decisionBack, removalOf } from '../../../../shared/domain/evidence/evidence.ts';
import { idOf, openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { namedAreaMapper } from '../../../support/named-area-mapper.ts';
import { codeOf } from '../../../support/outcomes.ts';

const id = idOf(1);
const text = 'A data model and its quality';

function journalWithSuggestions(more: Partial<Params<'entry.create'>> = {}) {
  const journal = openTestJournal({ mapper: namedAreaMapper });
  journal.value('entry.create', { id, kind: 'win', date: '2026-11-20', text, ...more });
  return journal;
}

/** Each area of the entry with its state. */
function states(journal: TestJournal): Record<string, string> {
  const { evidence } = journal.value('entry.get', { id, includeSealed: true });
  return Object.fromEntries(evidence.map(({ areaId, state }) => [areaId, state]));
}

type Decisions = Params<'evidence.decide'>['decisions'];

function decide(journal: TestJournal, ...decisions: Decisions) {
  return journal.value('evidence.decide', { entryId: id, decisions });
}

describe('what cannot be decided', () => {
  test('an entry that is not there, or lies in the trash', () => {
    const journal = journalWithSuggestions();
    const decisions: Decisions = [{ areaId: 'data', state: 'confirmed' }];
    expect(codeOf(journal.call('evidence.decide', { entryId: idOf(9), decisions }))).toBe('not-found');
    journal.value('entry.delete', { id });
    expect(codeOf(journal.call('evidence.decide', { entryId: id, decisions }))).toBe('not-found');
    journal.value('entry.restore', { id });
    expect(states(journal)).toEqual({ data: 'suggested', quality: 'suggested' });
  });

  test('forgetting what was never there changes nothing', () => {
    const journal = journalWithSuggestions();
    expect(decide(journal, { areaId: 'power', state: null }).before).toEqual([
      { areaId: 'power', state: null },
    ]);
    expect(states(journal)).toEqual({ data: 'suggested', quality: 'suggested' });
  });
});

describe('deciding', () => {
  test('a suggestion is confirmed or rejected, with the words and the confidence it came with', () => {
    const journal = journalWithSuggestions();
    journal.clock.set('2026-11-21T08:00:00.000Z');
    const answer = decide(
      journal,
      { areaId: 'data', state: 'confirmed' },
      { areaId: 'quality', state: 'rejected' },
    );
    expect(answer.before).toEqual([
      { areaId: 'data', state: 'suggested' },
      { areaId: 'quality', state: 'suggested' },
    ]);
    const decidedAt = '2026-11-21T08:00:00.000Z';
    expect(answer.evidence).toEqual([
      { entryId: id, areaId: 'quality', state: 'rejected', confidence: 0.75, spans: [[21, 28]], decidedAt },
      { entryId: id, areaId: 'data', state: 'confirmed', confidence: 0.75, spans: [[2, 6]], decidedAt },
    ]);
  });

  test('confirming what was not suggested adds it, with its sub-skill', () => {
    const journal = journalWithSuggestions();
    decide(journal, { areaId: 'power', state: 'confirmed', subSkill: 'reciprocity' });
    expect(
      journal.value('entry.get', { id }).evidence.find(({ areaId }) => areaId === 'power'),
    ).toMatchObject({
      state: 'added',
      subSkill: 'reciprocity',
      spans: [],
    });
  });

  test('areas named when the entry is written are confirmed, suggested or not', () => {
    expect(states(journalWithSuggestions({ areas: ['data', 'power', 'power'] }))).toEqual({
      data: 'confirmed',
      power: 'confirmed',
      quality: 'suggested',
    });
  });
});

describe('undoing with what `before` said', () => {
  /** Decides, then decides again what was there before. */
  function decideAndUndo(journal: TestJournal, decision: Decisions[number]): void {
    const { before } = decide(journal, decision);
    const [was] = before;
    if (!was) throw new Error('Nothing was said of before.');
    const state =
      was.state === 'rejected'
        ? 'rejected'
        : was.state === 'suggested' || was.state === null
          ? null
          : 'confirmed';
    decide(journal, { areaId: was.areaId, state });
  }

  const priors: readonly [name: string, prepare: (journal: TestJournal) => void][] = [
    ['a suggestion', () => undefined],
    ['a confirmed suggestion', (journal) => decide(journal, { areaId: 'data', state: 'confirmed' })],
    ['a rejected suggestion', (journal) => decide(journal, { areaId: 'data', state: 'rejected' })],
    ['an added area', (journal) => decide(journal, { areaId: 'power', state: 'confirmed' })],
    [
      'a rejected area nobody suggested',
      (journal) => decide(journal, { areaId: 'power', state: 'rejected' }),
    ],
    [
      'an added area that was suggested since',
      (journal) => {
        decide(journal, { areaId: 'power', state: 'confirmed' });
        journal.value('entry.update', { id, changes: { text: `${text} and power` } });
      },
    ],
  ];

  describe.each(priors)('%s', (_, prepare) => {
    test.each([
      { areaId: 'data', state: 'confirmed', subSkill: 'modelling' },
      { areaId: 'data', state: 'rejected' },
      { areaId: 'data', state: null },
      { areaId: 'power', state: 'confirmed', subSkill: 'reciprocity' },
      { areaId: 'power', state: 'rejected' },
      { areaId: 'power', state: null },
    ] as const)('is as it was after $areaId was decided $state and undone', (decision) => {
      const journal = journalWithSuggestions();
      prepare(journal);
      const before = states(journal);
      decideAndUndo(journal, decision);
      expect(states(journal)).toEqual(before);
    });
  });

  test('a suggestion that was confirmed with a sub-skill is a bare suggestion again', () => {
    const journal = journalWithSuggestions();
    const before = journal.value('entry.get', { id });
    decideAndUndo(journal, { areaId: 'data', state: 'confirmed', subSkill: 'modelling' });
    expect(journal.value('entry.get', { id })).toEqual(before);
  });
});

describe('mapping again after a change', () => {
  test('what was decided stays, whatever the new words suggest', () => {
    const journal = journalWithSuggestions();
    decide(journal, { areaId: 'data', state: 'confirmed' }, { areaId: 'quality', state: 'rejected' });
    decide(journal, { areaId: 'power', state: 'confirmed' });
    journal.value('entry.update', { id, changes: { text: 'Something else, about security' } });
    expect(states(journal)).toEqual({
      data: 'confirmed',
      quality: 'rejected',
      power: 'added',
      security: 'suggested',
    });
    journal.value('entry.update', { id, changes: { text } });
    expect(states(journal)).toEqual({ data: 'confirmed', quality: 'rejected', power: 'added' });
  });

  test('the words of what stays follow the text, or go when it no longer has them', () => {
    const journal = journalWithSuggestions();
    decide(journal, { areaId: 'data', state: 'confirmed', subSkill: 'modelling' });
    const data = () => journal.value('entry.get', { id }).evidence.find(({ areaId }) => areaId === 'data');
    journal.value('entry.update', { id, changes: { text: `Now ${text}` } });
    expect(data()).toMatchObject({ spans: [[6, 10]], subSkill: 'modelling', decidedAt: journal.clock.now() });
    journal.value('entry.update', { id, changes: { text: 'Nothing of it' } });
    expect(data()).toMatchObject({ state: 'confirmed', spans: [] });
  });

  test('a suggestion nobody decided goes with its words', () => {
    const journal = journalWithSuggestions();
    journal.value('entry.update', { id, changes: { text: 'Only quality is left' } });
    expect(states(journal)).toEqual({ quality: 'suggested' });
  });

  test('a change that is not of the words leaves the evidence alone', () => {
    const journal = journalWithSuggestions();
    const before = journal.value('entry.get', { id }).evidence;
    expect(journal.value('entry.update', { id, changes: { project: 'Big Move' } }).evidence).toEqual(before);
  });
});

describe('the overview', () => {
  const area = (journal: TestJournal, areaId: string, period: Params<'evidence.overview'> = {}) =>
    journal.value('evidence.overview', period).areas.find((found) => found.areaId === areaId);

  function write(
    journal: TestJournal,
    number: number,
    date: string,
    more: Partial<Params<'entry.create'>> = {},
  ) {
    journal.value('entry.create', {
      id: idOf(number),
      kind: 'win',
      date,
      text: 'words',
      areas: ['data'],
      ...more,
    });
  }

  test('what lies in the trash, is sealed, rejected or only suggested does not count', () => {
    const journal = journalWithSuggestions();
    decide(journal, { areaId: 'quality', state: 'rejected' });
    write(journal, 2, '2026-01-01', { visibility: 'sealed' });
    write(journal, 3, '2026-01-01');
    journal.value('entry.delete', { id: idOf(3) });
    expect(area(journal, 'data')).toMatchObject({ entries: 0, undecided: 1, strength: 'none-recorded' });
    expect(area(journal, 'quality')).toMatchObject({ entries: 0, undecided: 0 });
  });

  test('strength grows from single over repeated to corroborated, and is told apart for documents', () => {
    const journal = openTestJournal({ mapper: namedAreaMapper });
    write(journal, 1, '2026-03-01');
    expect(area(journal, 'data')).toMatchObject({ strength: 'single', shareableStrength: 'single' });
    write(journal, 2, '2026-03-14', { visibility: 'private' });
    expect(area(journal, 'data')).toMatchObject({ strength: 'single' });
    write(journal, 3, '2026-03-15', { visibility: 'private' });
    expect(area(journal, 'data')).toMatchObject({ strength: 'repeated', shareableStrength: 'single' });
    journal.value('entry.update', {
      id: idOf(3),
      changes: { links: [{ url: 'https://example.com/', label: 'review' }] },
    });
    expect(area(journal, 'data')).toMatchObject({ entries: 3, shareable: 1, strength: 'corroborated' });
    write(journal, 4, '2026-06-01', { kind: 'struggle' });
    expect(area(journal, 'data')).toMatchObject({ entries: 4, notRaising: 1, newest: '2026-06-01' });
  });

  test('a period takes its first and last day in and nothing beyond', () => {
    const journal = openTestJournal({ mapper: namedAreaMapper });
    for (const [number, date] of ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].entries()) {
      write(journal, number + 1, date);
    }
    expect(area(journal, 'data', { from: '2026-03-01', to: '2026-03-31' })).toMatchObject({
      entries: 2,
      byMonth: [{ month: '2026-03', entries: 2 }],
    });
    expect(area(journal, 'data', { from: '2026-04-01', to: '2026-03-01' })).toMatchObject({ entries: 0 });
  });
});

describe('taking an area away', () => {
  test('forgets one that was added, rejects one that was suggested, and either can be taken back', () => {
    const journal = journalWithSuggestions();
    decide(journal, { areaId: 'coding', state: 'confirmed' }, { areaId: 'data', state: 'confirmed' });
    const counted = states(journal);
    expect(counted).toMatchObject({ coding: 'added', data: 'confirmed' });
    const { before } = decide(
      journal,
      { areaId: 'coding', state: removalOf('added') },
      { areaId: 'data', state: removalOf('confirmed') },
    );
    expect(states(journal)).toEqual({ ...counted, coding: undefined, data: 'rejected' });
    decide(journal, ...before.map(({ areaId, state }) => ({ areaId, state: decisionBack(state) })));
    expect(states(journal)).toEqual(counted);
  });
});
