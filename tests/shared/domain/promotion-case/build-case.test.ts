import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, inWords } from '../../../../shared/domain/civil-date/civil-date.ts';
import { exportCase } from '../../../../shared/domain/export/export-case.ts';
import { findLevel } from '../../../../shared/domain/ladder/ladder.ts';
import { buildCase } from '../../../../shared/domain/promotion-case/build-case.ts';
import type { CaseBlock, CaseRequest } from '../../../../shared/domain/promotion-case/case.ts';
import type { CaseMaterial } from '../../../../shared/domain/promotion-case/case-material.ts';
import { skillAreas } from '../../../../shared/domain/skill-area/taxonomy.ts';
import {
  canaries,
  countedFor,
  day,
  entryWith,
  journals,
  ladder,
  requestFor,
  requests,
  sampleJournal,
  tie,
} from './journal.ts';

const textsOf = (blocks: readonly CaseBlock[], sectionId: string) =>
  blocks.filter((block) => block.sectionId === sectionId).map(({ text }) => text);

/** Words that templates may add; everything else stands in the sources. */
const templateWords = new Set(
  `i ask to be promoted from on evidence the case rests and is recorded in of skill areas which has expectations them
  it repeated or corroborated single none not yet entry entries more also feedback received quoted seen by project
  suggested other work led drove contributed this reached my own team several teams organisation whole company
  later day days before shown what changed so far once win struggle stretch connection observation learning`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const wordsIn = (text: string) => text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
const numbersIn = (text: string) => text.match(/\d[\d.,]*\d|\d/g) ?? [];

/** Everything the sources of a block say: the only place its words and numbers may come from. */
function sourceText(block: CaseBlock, material: CaseMaterial, request: CaseRequest): string {
  const level = findLevel(ladder, request.targetLevel);
  const dates: string[] = [];
  const said = block.sources.flatMap((source) => {
    if (source.type === 'request') {
      const levels = ladder.levels.map(({ name }) => name);
      return [...levels, request.targetLevel, inWords(request.from), inWords(request.to)];
    }
    if (source.type === 'expectation') {
      return [
        level?.expectations.find(({ id }) => id === source.expectationId)?.text ?? '',
        level?.name ?? '',
      ];
    }
    const entry = material.find((item) => item.entry.id === source.entryId)?.entry;
    if (!entry) throw new Error('a source that is not in the journal');
    dates.push(entry.date);
    const people = entry.people.map(({ name }) => name);
    const { what = '', before = '', after = '' } = entry.impact ?? {};
    return [
      entry.title,
      entry.text,
      entry.project ?? '',
      what,
      before,
      after,
      inWords(entry.date),
      ...people,
    ];
  });
  const between = dates.flatMap((a) => dates.map((b) => String(daysBetween(day(a), day(b)))));
  return [...said, ...between, ...skillAreas.map(({ name }) => name)].join(' \n ');
}

describe('a journal that gives little', () => {
  it('gives every section and asks only for what the request names when there are no entries', () => {
    const draft = buildCase(requestFor(), ladder, []);
    expect(draft.sections.map(({ id }) => id)).toEqual([
      'ask',
      'why-it-pays',
      'expectation-map',
      'next-level',
      'leverage',
      'growth',
      'others-say',
      'known-gaps',
      'evidence',
    ]);
    expect(textsOf(draft.blocks, 'next-level')).toEqual([]);
    expect(textsOf(draft.blocks, 'ask')).toContain(
      'I ask to be promoted from Senior engineer to Staff engineer, on evidence from 1 January 2026 to 31 December 2026.',
    );
    expect(textsOf(draft.blocks, 'ask')).toContain(
      'Evidence is recorded in 0 of the 13 skill areas in which Staff engineer has expectations.',
    );
    expect(draft.blocks.flatMap(({ row }) => row?.strength ?? [])).toEqual(Array(15).fill('none-recorded'));
  });

  it('gives the same draft for only private entries as for none', () => {
    const hidden = (['private', 'sealed'] as const).map((visibility) =>
      countedFor(entryWith({ visibility, kind: 'struggle' }), 'maturity', 'delivery'),
    );
    for (const kind of ['promotion', 'brag', 'self-review'] as const) {
      expect(buildCase(requestFor(kind), ladder, hidden)).toEqual(buildCase(requestFor(kind), ladder, []));
    }
  });

  it('offers struggles neither as work nor as strength', () => {
    const struggles = [1, 5, 9].map((month) =>
      countedFor(
        entryWith({ kind: 'struggle', date: day(`2026-0${month}-10`), text: 'I froze in the review.' }),
        'communication',
      ),
    );
    const { blocks } = buildCase(requestFor(), ladder, struggles);
    expect(textsOf(blocks, 'next-level')).toEqual([]);
    expect(textsOf(blocks, 'growth')).toEqual([]);
    expect(blocks.find(({ row }) => row?.areaId === 'communication')?.row?.strength).toBe('none-recorded');
  });

  it('has no expectation map for a level without expectations or one the ladder does not have', () => {
    const empty = { ...ladder, levels: [{ id: 'one', name: 'One', scope: '', expectations: [] }] };
    const entry = countedFor(entryWith(), 'coding');
    for (const targetLevel of ['one', 'nowhere']) {
      const { blocks } = buildCase(requestFor('promotion', { targetLevel }), empty, [entry]);
      expect(textsOf(blocks, 'expectation-map')).toEqual([]);
      expect(textsOf(blocks, 'next-level').length).toBeGreaterThan(0);
    }
  });

  it('tells the beginning of an entry of 200,000 characters without punctuation, marked as cut', () => {
    const entry = entryWith({ text: 'moved the queue again '.repeat(9_100).slice(0, 200_000) });
    const { blocks } = buildCase(requestFor(), ladder, [countedFor(entry, 'coding')]);
    const bullet = blocks.find(({ form, sectionId }) => sectionId === 'next-level' && form === 'bullet');
    expect(bullet?.text.length).toBeLessThan(400);
    expect(bullet?.text.startsWith('Moved the queue again')).toBe(true);
    expect(bullet?.text).toContain('…');
  });

  it('survives one word of 200,000 characters', () => {
    const entry = entryWith({ text: 'x'.repeat(200_000), title: 'x'.repeat(90) });
    const { blocks } = buildCase(requestFor('brag'), ladder, [countedFor(entry, 'coding')]);
    expect(Math.max(...blocks.map(({ text }) => text.length))).toBeLessThan(400);
  });
});

describe('what may be used', () => {
  it('uses no entry outside the period, in the trash, or without counted evidence', () => {
    const early = countedFor(entryWith({ date: day('2025-12-31'), text: 'Earlywords.' }), 'coding');
    const late = countedFor(entryWith({ date: day('2027-01-01'), text: 'Latewords.' }), 'coding');
    const trashed = countedFor(
      entryWith({ text: 'Trashwords.', deletedAt: entryWith().createdAt }),
      'coding',
    );
    const loose = { entry: entryWith({ text: 'Loosewords.' }), evidence: [] };
    const rejected = entryWith({ text: 'Rejectedwords.' });
    const other = entryWith({ text: 'Strangerwords.' });
    const material: CaseMaterial = [
      early,
      late,
      trashed,
      loose,
      { entry: rejected, evidence: [tie(rejected, 'coding', 'rejected')] },
      { entry: other, evidence: [tie(rejected, 'coding', 'confirmed')] },
    ];
    for (const kind of ['promotion', 'brag', 'self-review'] as const) {
      const request = requestFor(kind, { withSuggestions: true });
      expect(buildCase(request, ladder, material)).toEqual(buildCase(request, ladder, []));
    }
  });

  it('counts solid suggestions only where asked for, and marks them in the index', () => {
    const solid = entryWith({ text: 'I wrote the design for the queue.' });
    const faint = entryWith({ text: 'Faintwords.' });
    const material = [
      { entry: solid, evidence: [tie(solid, 'architecture', 'suggested', 0.5)] },
      { entry: faint, evidence: [tie(faint, 'coding', 'suggested', 0.49)] },
    ];
    expect(buildCase(requestFor(), ladder, material)).toEqual(buildCase(requestFor(), ladder, []));
    const asked = buildCase(requestFor('promotion', { withSuggestions: true }), ladder, material);
    expect(textsOf(asked.blocks, 'evidence')).toEqual([
      '1 June 2026: I wrote the design for the queue. System design & architecture (suggested).',
    ]);
  });

  it('names neither the giver nor the words of feedback that may not be quoted', () => {
    const giver = [{ name: 'Ada Quill', role: 'giver' as const }];
    const material = (['2026-03-01', '2026-06-01'] as const).map((date) =>
      countedFor(
        entryWith({
          kind: 'feedback',
          date: day(date),
          text: '"You speak too softly to be heard," she said.',
          people: giver,
          project: 'Quill',
        }),
        'communication',
      ),
    );
    for (const kind of ['promotion', 'brag', 'self-review'] as const) {
      const all = JSON.stringify(buildCase(requestFor(kind), ladder, material).blocks);
      expect(all).not.toMatch(/softly|Quill/);
    }
    const { blocks } = buildCase(requestFor(), ladder, material);
    expect(blocks.find(({ row }) => row?.areaId === 'communication')).toMatchObject({
      text: 'Feedback received (1 March 2026); Feedback received (1 June 2026)',
      row: { strength: 'corroborated' },
    });
  });

  it('quotes feedback letter for letter with its giver where they may be quoted', () => {
    const entry = entryWith({
      kind: 'feedback',
      text: 'Caught me at the door. "Every ten minutes I had one sentence I could read out," he said. I went red.',
      people: [{ name: 'Fintan Daly', role: 'giver' }],
      facets: { feedback: { mayQuote: true } },
    });
    const { blocks } = buildCase(requestFor(), ladder, [countedFor(entry, 'communication')]);
    expect(textsOf(blocks, 'others-say')).toEqual([
      '“Every ten minutes I had one sentence I could read out” (Fintan Daly, 1 June 2026)',
    ]);
  });

  it('tells feedback without a quotation as the writer’s account of it', () => {
    const entry = entryWith({
      kind: 'feedback',
      text: 'Priya said my summary was the first one she could forward.',
      people: [{ name: 'Priya Nair', role: 'giver' }],
      facets: { feedback: { mayQuote: true } },
    });
    const { blocks } = buildCase(requestFor(), ladder, [countedFor(entry, 'communication')]);
    expect(blocks.find(({ sectionId }) => sectionId === 'others-say')).toMatchObject({
      form: 'bullet',
      text: 'Feedback from Priya Nair, 1 June 2026: Priya said my summary was the first one she could forward.',
    });
  });
});

describe('how work is told', () => {
  it('leads with the impact, then the action in the first person, then role and reach', () => {
    const entry = entryWith({
      text: 'Long week. I boiled it down to one page with a picture and walked finance through it. We had cake.',
      impact: { what: 'failed invoices', before: '3.1 %', after: '0.2 %' },
      role: 'led',
      scope: 'several-teams',
    });
    const { blocks } = buildCase(requestFor(), ladder, [countedFor(entry, 'communication')]);
    expect(textsOf(blocks, 'next-level')).toContain(
      'Failed invoices: 3.1 % → 0.2 %. Long week. I boiled it down to one page with a picture and walked finance through it. I led this; it reached several teams.',
    );
  });

  it('does not tell the impact twice where the sentence says the same', () => {
    const entry = entryWith({
      text: 'Failed invoices fell from 3.1% to 0.2%. I rewrote the retry loop.',
      impact: { what: 'Failed invoices', before: '3.1 %', after: '0.2 %' },
    });
    const { blocks } = buildCase(requestFor(), ladder, [countedFor(entry, 'coding')]);
    expect(textsOf(blocks, 'next-level')).toContain(
      'Failed invoices: 3.1 % → 0.2 %. I rewrote the retry loop.',
    );
  });

  it('points to the words it used', () => {
    const text = 'I moved the queue. Nobody noticed.';
    const entry = entryWith({ text });
    const { blocks } = buildCase(requestFor(), ladder, [countedFor(entry, 'coding')]);
    const bullet = blocks.find(({ form, sectionId }) => sectionId === 'next-level' && form === 'bullet');
    const [source] = bullet?.sources ?? [];
    const spans = source?.type === 'entry' ? source.spans : [];
    expect(spans.map(([start, end]) => text.slice(start, end))).toEqual(['I moved the queue.']);
  });

  it('does not offer one project eight times', () => {
    const material = Array.from({ length: 8 }, (_, index) =>
      countedFor(
        entryWith({
          project: 'Lighthouse',
          date: day(`2026-0${index + 1}-05`),
          text: `I shipped part ${index}.`,
        }),
        'delivery',
      ),
    );
    const other = countedFor(entryWith({ project: 'Mill', text: 'I fixed the mill.' }), 'coding');
    const { blocks } = buildCase(requestFor(), ladder, [...material, other]);
    const bullets = blocks.filter(({ sectionId, form }) => sectionId === 'next-level' && form === 'bullet');
    expect(bullets.filter(({ under }) => under === 'Lighthouse').length).toBe(4);
    expect(bullets.some(({ under }) => under === 'Mill')).toBe(true);
  });

  it('shows growth from a shareable struggle to the result that followed, with the time between', () => {
    const hard = entryWith({
      kind: 'struggle',
      date: day('2026-02-01'),
      text: 'I approved a release that broke the boxes.',
    });
    const bench = entryWith({
      date: day('2026-05-02'),
      text: 'I built a bench for every release.',
      impact: { what: 'faults at customers', before: 'five', after: 'one' },
    });
    const material = [countedFor(hard, 'quality'), countedFor(bench, 'quality')];
    expect(textsOf(buildCase(requestFor(), ladder, material).blocks, 'growth')).toEqual([
      'Testing & quality, 1 February 2026: I approved a release that broke the boxes. 90 days later: “I built a bench for every release” (2 May 2026), faults at customers: five → one.',
    ]);
    const kept = [countedFor({ ...hard, visibility: 'private' }, 'quality'), countedFor(bench, 'quality')];
    expect(textsOf(buildCase(requestFor(), ladder, kept).blocks, 'growth')).toEqual([]);
  });

  it('keeps soft expectations apart from hard ones and puts them first', () => {
    const rows = buildCase(requestFor(), ladder, []).blocks.filter(({ row }) => row);
    const headings = rows.map(({ under }) => under);
    expect(headings).toEqual(headings.toSorted((a, b) => (a === b ? 0 : a === 'Soft skills' ? -1 : 1)));
    expect(new Set(headings)).toEqual(new Set(['Soft skills', 'Hard skills']));
  });

  it('leaves what only the person can write empty', () => {
    for (const [kind, ids] of [
      ['promotion', ['why-it-pays']],
      ['brag', ['goals', 'next-goals']],
      ['self-review', ['goals', 'growth-plan']],
    ] as const) {
      const draft = buildCase(requestFor(kind), ladder, sampleJournal());
      for (const id of ids) {
        expect(draft.sections.find((section) => section.id === id)?.hint).toMatch(/^Yours to write/);
        expect(textsOf(draft.blocks, id)).toEqual([]);
      }
    }
  });
});

describe('any journal', () => {
  const anything = fc.tuple(requests, journals);

  it('gives blocks with unique ids, a source each, and a section of the document', () => {
    fc.assert(
      fc.property(anything, ([request, material]) => {
        const { blocks, sections } = buildCase(request, ladder, material);
        expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
        for (const block of blocks) {
          expect(block.sources.length).toBeGreaterThan(0);
          expect(block.text.trim()).not.toBe('');
          expect(block.generatedText).toBe(block.text);
          expect(sections.some(({ id }) => id === block.sectionId)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('tells no entry in full twice', () => {
    fc.assert(
      fc.property(anything, ([request, material]) => {
        const { blocks } = buildCase(request, ladder, material);
        const told = blocks.flatMap((block) =>
          block.sources.flatMap((source) =>
            source.type === 'entry' && source.spans.length > 0 ? [source.entryId] : [],
          ),
        );
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same draft whatever order the entries come in', () => {
    const shuffled = anything.chain(([request, material]) =>
      fc.tuple(
        fc.constant(request),
        fc.constant(material),
        fc.shuffledSubarray([...material], { minLength: material.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([request, material, again]) => {
        expect(buildCase(request, ladder, again)).toEqual(buildCase(request, ladder, material));
      }),
      { numRuns: 100 },
    );
  });

  it('takes every word from its sources or the templates, and every number from its sources', () => {
    fc.assert(
      fc.property(anything, ([request, material]) => {
        for (const block of buildCase(request, ladder, material).blocks) {
          const said = sourceText(block, material, request);
          const saidWords = new Set(wordsIn(said));
          const invented = wordsIn(block.text).filter(
            (word) => !saidWords.has(word) && !templateWords.has(word),
          );
          expect(invented).toEqual([]);
          const isCount = block.id === 'ask/count' || block.id.includes('/more/');
          const saidNumbers = new Set(numbersIn(said));
          const numbers = isCount ? [] : numbersIn(block.text).filter((number) => !saidNumbers.has(number));
          expect(numbers).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('lets no word, title or id of a private, sealed or deleted entry reach the draft or an export', () => {
    fc.assert(
      fc.property(anything, ([request, material]) => {
        const draft = buildCase(request, ladder, material);
        const exports = (['md', 'html'] as const).map((format) => {
          const result = exportCase({ ...draft, request }, material, format);
          if (!result.ok) throw new Error('a fresh draft is refused');
          return result.value.content + result.value.fileName;
        });
        const everything = [JSON.stringify(draft), ...exports].join('\n');
        for (const canary of Object.values(canaries)) expect(everything).not.toContain(canary);
        for (const { entry } of material) {
          if (entry.visibility !== 'shareable' || entry.deletedAt) expect(everything).not.toContain(entry.id);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives every exported block of the journal a reference into the index', () => {
    fc.assert(
      fc.property(journals, (material) => {
        const request = requestFor();
        const draft = buildCase(request, ladder, material);
        const result = exportCase({ ...draft, request }, material, 'md');
        if (!result.ok) throw new Error('a fresh draft is refused');
        const labels = new Set(result.value.content.match(/(?<=^- \*\*)E\d+(?=\*\*)/gm));
        const cited = draft.blocks.filter(
          ({ form, sources }) => form !== 'index' && sources.some(({ type }) => type === 'entry'),
        );
        const references = result.value.content.match(/ \[E\d+(?:, E\d+)*\](?=$| \|)/gm) ?? [];
        expect(references.length).toBe(cited.length);
        for (const label of references.join(' ').match(/E\d+/g) ?? []) expect(labels).toContain(label);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the sample journal', () => {
  it('gives a promotion case within its page budget that leads with results', () => {
    const draft = buildCase(requestFor('promotion', { from: day('2025-11-01') }), ladder, sampleJournal());
    const asked = textsOf(draft.blocks, 'ask').join('\n');
    expect(asked).toContain('→');
    expect(textsOf(draft.blocks, 'next-level').filter((text) => text.includes('→')).length).toBeGreaterThan(
      2,
    );
    expect(textsOf(draft.blocks, 'others-say').length).toBeGreaterThan(1);
    const texts = draft.blocks.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
