import { describe, expect, it } from 'vitest';
import type { EntryKind } from '../../../../shared/domain/entry/kind.ts';
import { lexiconMapper } from '../../../../shared/domain/mapping/bundled-mapper.ts';
import { type Mapping, solidFrom, suggested } from '../../../../shared/domain/mapping/mapper.ts';
import { type SkillAreaId, skillAreaIds } from '../../../../shared/domain/skill-area/taxonomy.ts';

const areasIn = (text: string, kind?: EntryKind): SkillAreaId[] =>
  suggested(lexiconMapper.map(text, kind)).map((area) => area.areaId);

const quoted = (text: string, mapping: Mapping, areaId: SkillAreaId): string[] =>
  (mapping.areas.find((area) => area.areaId === areaId)?.spans ?? []).map(([start, end]) =>
    text.slice(start, end),
  );

describe('texts without evidence', () => {
  it.each([
    ['an empty text', ''],
    ['white space', ' \t\r\n '],
    ['only emoji', '🙂🎉👩🏽‍💻🇩🇰'],
    ['only punctuation', `'’'… -- "" ((( ???`],
    ['lone surrogates', '\ud83d \udc00\ud83d\ud83d'],
    ['control characters', '\u0000\u0007\u200b\ufeff'],
    ['numbers', '2024-05-05 12:30 3.1415'],
  ])('gives nothing for %s, and calls it a win with little confidence', (_, text) => {
    const mapping = lexiconMapper.map(text);
    expect(mapping.areas).toEqual([]);
    expect(mapping.ignored).toEqual([]);
    expect(mapping.kind.id).toBe('win');
    expect(mapping.kind.confidence).toBeLessThan(0.5);
  });

  it.each([
    'Ich habe heute den Code refaktoriert und die Tests waren grün.',
    'Hoy no hice nada, solo miré el despliegue con el equipo.',
    "J'ai présenté le projet dans une réunion avec le client et le team.",
    '今日はコードレビューをしました。',
    'Сегодня я исправил ошибку и выкатил релиз.',
    'اليوم قدمت العرض أمام الفريق',
  ])('gives nothing for another language: %s', (text) => {
    expect(lexiconMapper.map(text).areas).toEqual([]);
  });

  it.each([
    'Took the train to the office. Ate a sandwich.',
    'Waiting for my laptop to be repaired.',
    'The office moved to the third floor.',
    'Holiday party was fine, left early.',
  ])('suggests nothing for a day without skills: %s', (text) => {
    expect(areasIn(text)).toEqual([]);
  });
});

describe('very long and hostile texts', () => {
  it.each([
    ['one endless word', 'a'.repeat(100_000)],
    ['quotes only', "'".repeat(100_000)],
    ['a word that begins many patterns', 'get '.repeat(25_000)],
    ['skippable words', 'walk the my the '.repeat(6_000)],
    ['unfinished subjects', 'so and but my the new colleague '.repeat(3_000)],
    ['many short sentences', 'I fixed it. '.repeat(8_000)],
  ])('maps 100,000 characters of %s', (_, text) => {
    for (const area of lexiconMapper.map(text).areas) expect(area.confidence).toBeLessThanOrEqual(1);
  });
});

describe('ignored clauses', () => {
  it.each([
    ['Maria refactored the parser and deployed it.', 'about-someone-else'],
    ['She gave the presentation.', 'about-someone-else'],
    ['Someone else fixed the flaky test.', 'about-someone-else'],
    ['My colleague got promoted.', 'about-someone-else'],
    ['They shipped the feature without me.', 'only-watched'],
    ['The fix was deployed by Ana.', 'about-someone-else'],
    ['I only watched the incident.', 'only-watched'],
    ['Sat in on the architecture review.', 'only-watched'],
    ['No code today.', 'did-not-happen'],
    ['I was supposed to present the roadmap.', 'did-not-happen'],
    ['The demo was cancelled.', 'did-not-happen'],
    ['I wish I had negotiated a budget.', 'did-not-happen'],
    ["I haven't written any tests yet.", 'did-not-happen'],
    ['Next week I present to the board.', 'did-not-happen'],
    ['Going to learn Rust.', 'did-not-happen'],
  ] as const)('leaves out “%s” as %s and shows the clause', (text, reason) => {
    const mapping = lexiconMapper.map(text);
    expect(mapping.areas).toEqual([]);
    expect(mapping.ignored.map((clause) => clause.reason)).toEqual([reason]);
    const [start, end] = mapping.ignored[0]?.span ?? [0, 0];
    expect(text.slice(start, end)).toBe(text.replace(/\.$/, ''));
  });

  it('leaves out all that another person did in one sentence', () => {
    const text = 'Maria wrote the design, reviewed the tests and deployed it.';
    expect(lexiconMapper.map(text).areas).toEqual([]);
  });

  it('lets a disclaimer reach the sentence beside it', () => {
    const mapping = lexiconMapper.map("Big deploy of the new cluster today. I wasn't involved.");
    expect(mapping.areas).toEqual([]);
    expect(mapping.ignored).toHaveLength(2);
  });

  it("keeps the writer's clause beside another person's", () => {
    const text = 'Tom wrote the proposal and I negotiated the budget with finance.';
    const mapping = lexiconMapper.map(text);
    expect(suggested(mapping).map((area) => area.areaId)).toEqual(['power']);
    const [start, end] = mapping.ignored[0]?.span ?? [0, 0];
    expect(text.slice(start, end)).toBe('Tom wrote the proposal');
  });
});

describe('what counts although it did not go well, or others speak', () => {
  it.each<[string, SkillAreaId]>([
    ['I did not speak up in the review.', 'communication'],
    ['I should have asked why.', 'communication'],
    ['I was going to speak up but I froze.', 'maturity'],
    ['Missed the deadline because I underestimated the work.', 'delivery'],
    ['A bug slipped through to customers because we had no test.', 'quality'],
    ['Priya said my summary was clear.', 'communication'],
    ['The VP backed my idea in the leadership meeting.', 'power'],
  ])('counts “%s” as %s', (text, areaId) => {
    expect(areasIn(text)[0]).toBe(areaId);
  });

  it('counts what feedback says to the writer, and only then', () => {
    expect(areasIn('You explained the outage so well.', 'feedback')[0]).toBe('communication');
    expect(areasIn('Priya said the summary was clear.', 'feedback')).toEqual(['communication']);
    expect(areasIn('Priya said the summary was clear.')).toEqual([]);
  });

  it("counts other people's skill that the writer studies in order to copy it", () => {
    const told = 'Lena kept calm and ran the incident call.';
    expect(areasIn(told)).toEqual([]);
    expect(areasIn(`${told} I want to copy how she did that.`, 'observation')).toContain('maturity');
  });
});

describe('areas', () => {
  it('does not count the nouns of the scene', () => {
    const mapping = lexiconMapper.map('In the deploy meeting I lost my temper.');
    expect(suggested(mapping).map((area) => area.areaId)).toEqual(['maturity']);
    expect(mapping.areas[0]?.confidence).toBeGreaterThanOrEqual(solidFrom);
  });

  it.each<[string, SkillAreaId]>([
    ['Had coffee with Kofi from sales and got to know him.', 'social'],
    ['I walked the new hires through how billing works, in plain words.', 'communication'],
    ['Nobody else did, so I took charge and delegated the tasks.', 'leadership'],
    ['Returned a favour and won over a sceptical stakeholder.', 'power'],
    ['I apologised for my sarcastic comment.', 'maturity'],
    ['Refactored the payment module and fixed a race condition.', 'coding'],
    ['Drew the boundary between both services and wrote the ADR.', 'architecture'],
    ['Wrote a test plan and found a critical bug during exploratory testing.', 'quality'],
    ['Paged at 3am; I rolled back the bad deployment.', 'operations'],
    ['Cut the scope to hit the date, shipped on time.', 'delivery'],
    ['Rotated the leaked credentials and fixed an SQL injection.', 'security'],
    ['Trained a model to predict churn and analysed the A/B test.', 'data'],
    ['Talked to customers about why they cancel.', 'product'],
  ])('puts the right area first: %s', (text, areaId) => {
    const mapping = lexiconMapper.map(text);
    expect(mapping.areas[0]?.areaId).toBe(areaId);
    expect(mapping.areas[0]?.confidence).toBeGreaterThanOrEqual(solidFrom);
  });

  it('treats spellings, contractions and curly quotes alike', () => {
    const plain = lexiconMapper.map("I apologised and didn't get defensive");
    const other = lexiconMapper.map('I apologized and didn’t get defensive');
    expect(other.areas).toEqual(plain.areas);
  });

  it('is surer with several pieces of evidence, and a repeat of the same words adds little', () => {
    const confidenceOf = (text: string) => lexiconMapper.map(text).areas[0]?.confidence ?? 0;
    const once = confidenceOf('I apologised.');
    const twice = confidenceOf('I apologised. I apologised.');
    const both = confidenceOf('I apologised. I kept calm.');
    expect(twice).toBeGreaterThan(once);
    expect(both).toBeGreaterThan(twice);
  });

  it('orders by confidence, ties in the order of the taxonomy, and suggests three at most', () => {
    const text = `I apologised. I refactored the module. I negotiated the budget. I rolled back the deploy.
      Wrote the test plan. Delegated the migration. Found a SQL injection.`;
    const mapping = lexiconMapper.map(text);
    expect(mapping.areas.length).toBeGreaterThan(4);
    for (const [index, area] of mapping.areas.entries()) {
      const next = mapping.areas[index + 1];
      if (!next) continue;
      expect(area.confidence).toBeGreaterThanOrEqual(next.confidence);
      if (area.confidence === next.confidence) {
        expect(skillAreaIds.indexOf(area.areaId)).toBeLessThan(skillAreaIds.indexOf(next.areaId));
      }
    }
    expect(suggested(mapping)).toHaveLength(3);
  });
});

describe('spans', () => {
  it('quotes the words that carried the score', () => {
    const text = '🙂 Yesterday I apologised to Tom.\r\nThen we rolled back the release.';
    const mapping = lexiconMapper.map(text);
    expect(quoted(text, mapping, 'maturity')).toEqual(['apologised']);
    expect(quoted(text, mapping, 'operations')).toEqual(['rolled back']);
  });

  it('leaves out the words skipped inside a pattern and never quotes small words alone', () => {
    const text = 'I lost, in front of everyone, my temper; walked the new people through it.';
    const mapping = lexiconMapper.map(text);
    for (const area of mapping.areas) {
      for (const [start, end] of area.spans) {
        expect(['the', 'my', 'through', 'it', 'in', 'of', 'new']).not.toContain(text.slice(start, end));
      }
    }
    expect(quoted(text, mapping, 'communication').join(' ')).toContain('walked');
  });
});

describe('kind', () => {
  it.each<[string, EntryKind]>([
    ['We finally shipped it and it went well.', 'win'],
    ['I lost my temper and I regret it.', 'struggle'],
    ['Spoke on stage for the first time, way outside my comfort zone.', 'stretch'],
    ['My manager told me that my tone was too harsh.', 'feedback'],
    ['Had coffee with the head of design, got to know her.', 'connection'],
    ['I noticed how she opened the meeting; I want to copy that.', 'observation'],
    ['Read a book on queues and learned how backpressure works.', 'learning'],
  ])('hears “%s” as %s', (text, kind) => {
    expect(lexiconMapper.map(text).kind.id).toBe(kind);
  });

  it('does not let the kind already chosen change what the text sounds like', () => {
    const text = 'I lost my temper and I regret it.';
    expect(lexiconMapper.map(text, 'learning').kind).toEqual(lexiconMapper.map(text).kind);
  });
});
