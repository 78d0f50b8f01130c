import { describe, expect, it } from 'vitest';
import {
  countedEvidence,
  openSuggestions,
  spansOf,
} from '../../../renderer/features/journal/suggestions/suggestion-list.ts';
import { decisionBack, type Evidence, isCounted } from '../../../shared/domain/evidence/evidence.ts';
import type { Mapping } from '../../../shared/domain/mapping/mapper.ts';
import type { SkillAreaId } from '../../../shared/domain/skill-area/taxonomy.ts';
import { startWithJournal } from '../../support/application.ts';

const entryId = '01a203cc-0000-7000-8000-000000000000' as Evidence['entryId'];
const evidence = (areaId: SkillAreaId, state: Evidence['state'], confidence?: number): Evidence => ({
  entryId,
  areaId,
  state,
  spans: [],
  ...(confidence === undefined ? {} : { confidence }),
});
const mapping = (...areas: readonly (readonly [SkillAreaId, number])[]): Mapping => ({
  areas: areas.map(([areaId, confidence]) => ({ areaId, confidence, spans: [[0, 4]] })),
  kind: { id: 'win', confidence: 1 },
  ignored: [],
});

describe('openSuggestions', () => {
  it('asks about nothing the person has decided, yes or no', () => {
    const decided = [
      evidence('power', 'rejected', 0.9),
      evidence('data', 'added'),
      evidence('coding', 'confirmed'),
    ];
    expect(openSuggestions({ evidence: decided, live: undefined })).toEqual([]);
    const live = mapping(['power', 0.9], ['data', 0.8], ['coding', 0.7]);
    expect(openSuggestions({ evidence: decided, live })).toEqual([]);
  });

  it('calls a guess what is less than solid, and does not ask about less than that', () => {
    const live = mapping(['communication', 0.5], ['power', 0.49], ['data', 0.2]);
    const open = openSuggestions({ evidence: [], live });
    expect(open.map(({ areaId, isSolid }) => [areaId, isSolid])).toEqual([
      ['communication', true],
      ['power', false],
    ]);
  });

  it('follows the words being typed rather than what was stored', () => {
    const stored = [evidence('power', 'suggested', 0.9)];
    const open = openSuggestions({ evidence: stored, live: mapping(['data', 0.6]) });
    expect(open.map((one) => one.areaId)).toEqual(['data']);
  });

  it('asks about stored suggestions best first', () => {
    const stored = [evidence('power', 'suggested', 0.3), evidence('data', 'suggested', 0.8)];
    expect(openSuggestions({ evidence: stored, live: undefined }).map((one) => one.areaId)).toEqual([
      'data',
      'power',
    ]);
  });
});

describe('what counts', () => {
  it('is what was confirmed or added', () => {
    const all = [evidence('power', 'suggested'), evidence('data', 'added'), evidence('coding', 'confirmed')];
    expect(countedEvidence(all).map((one) => one.areaId)).toEqual(['data', 'coding']);
  });

  it('is marked where the words are now, and not where they were', () => {
    const one = { ...evidence('data', 'confirmed'), spans: [[9, 12]] as const };
    expect(spansOf(one, undefined)).toEqual([[9, 12]]);
    expect(spansOf(one, mapping(['data', 0.3]))).toEqual([[0, 4]]);
    expect(spansOf(one, mapping())).toEqual([]);
  });
});

describe('undoing a decision', () => {
  it('brings back what counted and what was to be decided, in a real journal', async () => {
    const journal = await startWithJournal();
    const { id } = await journal.value('entry.create', {
      kind: 'win',
      date: '2026-11-20',
      text: 'Led the incident review and wrote the runbook.',
      areas: ['data'],
    });
    // Confirmed and added count alike: which of the two it was is not brought back.
    const states = async () =>
      (await journal.value('entry.get', { id })).evidence.map((one) => [
        one.areaId,
        isCounted(one) ? 'counts' : one.state,
      ]);
    const before = await states();
    const all = before.map(([areaId]) => areaId as SkillAreaId);
    for (const state of ['rejected', 'confirmed'] as const) {
      const decisions = [...all, 'security' as const].map((areaId) => ({ areaId, state }));
      const answer = await journal.value('evidence.decide', { entryId: id, decisions });
      const back = answer.before.map((one) => ({ areaId: one.areaId, state: decisionBack(one.state) }));
      await journal.value('evidence.decide', { entryId: id, decisions: back });
      expect(await states()).toEqual(before);
    }
  });
});
