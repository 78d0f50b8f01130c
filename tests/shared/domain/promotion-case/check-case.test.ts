import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCase } from '../../../../shared/domain/promotion-case/build-case.ts';
import type { CaseBlock } from '../../../../shared/domain/promotion-case/case.ts';
import type { CaseMaterial } from '../../../../shared/domain/promotion-case/case-material.ts';
import { checkCase } from '../../../../shared/domain/promotion-case/check-case.ts';
import { viewBlocks } from '../../../../shared/domain/promotion-case/view-blocks.ts';
import { canaries, countedFor, day, entryWith, journals, ladder, requestFor, requests } from './journal.ts';

const request = requestFor();

function findingsFor(material: CaseMaterial, extra: readonly CaseBlock[] = []) {
  const draft = buildCase(request, ladder, material);
  const blocks = viewBlocks([...draft.blocks, ...extra], material);
  return checkCase({ request, sections: draft.sections, blocks }, material, ladder);
}

/** What the checks say of one sentence in next-level work that stands on one plain entry. */
function checksOf(text: string, change: Parameters<typeof entryWith>[0] = {}): readonly string[] {
  const entry = entryWith(change);
  const block: CaseBlock = {
    id: 'mine',
    sectionId: 'next-level',
    form: 'bullet',
    text,
    sources: [{ type: 'entry', entryId: entry.id, spans: [], revision: entry.revision }],
  };
  return findingsFor([countedFor(entry, 'coding')], [block])
    .filter(({ blockId }) => blockId === 'mine')
    .map(({ check }) => check);
}

describe('what the checks find', () => {
  it('an adjective where a result should be', () => {
    expect(checksOf('I significantly improved the build.')).toEqual(['adjective']);
    expect(checksOf('I greatly cut the build from 9 to 3 minutes.')).toEqual([]);
  });

  it('a number without a baseline', () => {
    expect(checksOf('I cut the build time by 40 %.')).toEqual(['number-without-baseline']);
    expect(checksOf('I cut the build from 9 to 3 minutes.')).toEqual([]);
    expect(checksOf('I wrote 4 pages.')).toEqual([]);
  });

  it('“we” where the role is unclear', () => {
    expect(checksOf('We moved the queue.')).toEqual(['we']);
    expect(checksOf('We moved the queue. I led this.')).toEqual([]);
  });

  it('a sentence of more than 30 words', () => {
    expect(checksOf(`I moved ${'one queue and '.repeat(10)}left.`)).toEqual(['long-sentence']);
    expect(checksOf(`I moved ${'one queue. I moved '.repeat(10)}it.`)).toEqual([]);
  });

  it('overtime told as an achievement', () => {
    expect(checksOf('I worked late for a month to ship it.')).toEqual(['overtime']);
  });

  it('evidence older than the period', () => {
    expect(checksOf('I moved the queue.', { date: day('2025-11-01') })).toEqual(['older-than-period']);
  });

  it('a sentence nothing backs up, and one whose entry is no longer shareable', () => {
    const typed: CaseBlock = {
      id: 'mine',
      sectionId: 'why-it-pays',
      form: 'paragraph',
      text: 'It pays.',
      sources: [],
    };
    expect(findingsFor([], [typed]).filter(({ blockId }) => blockId === 'mine')).toMatchObject([
      { check: 'unsupported' },
    ]);
    expect(checksOf('Secretword we greatly cut it by 40 %.', { visibility: 'sealed' })).toEqual(['stale']);
  });

  it('expectations without evidence, and evidence nobody else has seen', () => {
    const alone = countedFor(entryWith(), 'coding');
    const found = findingsFor([alone]);
    expect(found.filter(({ check }) => check === 'no-evidence').length).toBe(14);
    expect(found.filter(({ check }) => check === 'unwitnessed').map(({ blockId }) => blockId)).toEqual([
      'expectation-map/staff/coding/1',
    ]);
    const seen = countedFor(entryWith({ people: [{ name: 'Ada', role: 'witness' }] }), 'coding');
    expect(findingsFor([seen]).map(({ check }) => check)).not.toContain('unwitnessed');
  });

  it('one project that carries everything', () => {
    const six = (projectOf: (index: number) => string) =>
      Array.from({ length: 6 }, (_, index) =>
        countedFor(
          entryWith({ project: projectOf(index), date: day(`2026-0${index + 1}-01`) }),
          'delivery',
          'leadership',
        ),
      );
    expect(findingsFor(six(() => 'Mill')).map(({ check }) => check)).toContain('one-project');
    expect(findingsFor(six((index) => `Mill ${index}`)).map(({ check }) => check)).not.toContain(
      'one-project',
    );
  });

  it('shareable entries that count for nothing, and sections only the person can write', () => {
    const found = findingsFor([{ entry: entryWith(), evidence: [] }]);
    expect(found.find(({ check }) => check === 'unconfirmed')?.found).toBe(
      '1 shareable entry counts for no skill area in this period.',
    );
    expect(found.find(({ check }) => check === 'not-written')?.found).toContain('Why it pays');
  });

  it('more pages than a reader gives it', () => {
    const long = Array.from(
      { length: 60 },
      (_, index): CaseBlock => ({
        id: `long-${index}`,
        sectionId: 'leverage',
        form: 'bullet',
        text: 'I moved the billing service to the new queue and told the two teams beside us about it. '.repeat(
          3,
        ),
        sources: [],
      }),
    );
    expect(findingsFor([], long).map(({ check }) => check)).toContain('over-budget');
    expect(findingsFor([]).map(({ check }) => check)).not.toContain('over-budget');
  });

  it('says of each what was found, why it matters and what to do', () => {
    for (const finding of findingsFor([countedFor(entryWith(), 'coding')])) {
      expect([finding.found, finding.why, finding.advice].every((part) => /[.!?]$/.test(part))).toBe(true);
    }
  });
});

describe('what the checks keep to themselves', () => {
  it('quotes nothing of a source that was made private or sealed after the case was built', () => {
    fc.assert(
      fc.property(requests, journals, (asked, material) => {
        const opened = material.map((item) => ({
          ...item,
          entry: { ...item.entry, visibility: 'shareable' as const },
        }));
        const draft = buildCase(asked, ladder, opened);
        const blocks = viewBlocks(draft.blocks, material);
        const found = JSON.stringify(
          checkCase({ request: asked, sections: draft.sections, blocks }, material, ladder).map(
            ({ blockId: _id, ...words }) => words,
          ),
        );
        for (const canary of Object.values(canaries)) expect(found).not.toContain(canary);
      }),
      { numRuns: 100 },
    );
  });
});
