import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import lexicon from '../../../../resources/mapper/lexicon.json' with { type: 'json' };
import { entryKinds } from '../../../../shared/domain/entry/kind.ts';
import { lexiconMapper } from '../../../../shared/domain/mapping/bundled-mapper.ts';
import { createLexiconMapper } from '../../../../shared/domain/mapping/lexicon-mapper.ts';

const patternWords = [
  ...new Set(
    [...Object.values(lexicon.areas), ...Object.values(lexicon.kinds)]
      .flatMap((cues) => Object.values(cues).flat())
      .flatMap((pattern) => pattern.match(/[a-z]+/g) ?? []),
  ),
  ...['I', 'my', 'the', 'Tom', 'she', 'you', "didn't", 'by', 'only watched', 'tomorrow', 'how she', 'said'],
];
const joiners = [' ', ' ', ' ', ', ', '. ', '\r\n', ' and ', ' but ', '; ', ' – ', '\ud83d', '🙂 ', '’'];
const journalText = fc
  .array(fc.tuple(fc.constantFrom(...patternWords), fc.constantFrom(...joiners)), { maxLength: 60 })
  .map((pairs) => pairs.flat().join(''));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  journalText,
);
const anyKind = fc.option(fc.constantFrom(...entryKinds), { nil: undefined });

describe('any text', () => {
  it('keeps spans inside it, sorted and apart, and confidences between nothing and one', () => {
    fc.assert(
      fc.property(anyText, anyKind, (text, kind) => {
        const mapping = lexiconMapper.map(text, kind);
        for (const area of mapping.areas) {
          expect(area.confidence).toBeGreaterThan(0);
          expect(area.confidence).toBeLessThanOrEqual(1);
          let after = -1;
          for (const [start, end] of area.spans) {
            expect(start).toBeGreaterThan(after);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            after = end;
          }
        }
        expect(new Set(mapping.areas.map((area) => area.areaId)).size).toBe(mapping.areas.length);
        expect(mapping.kind.confidence).toBeGreaterThan(0);
        expect(mapping.kind.confidence).toBeLessThanOrEqual(1);
        for (const { span } of mapping.ignored) {
          expect(span[0]).toBeGreaterThanOrEqual(0);
          expect(span[1]).toBeGreaterThan(span[0]);
          expect(span[1]).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('quotes nothing from a clause that it ignored', () => {
    fc.assert(
      fc.property(journalText, anyKind, (text, kind) => {
        const mapping = lexiconMapper.map(text, kind);
        for (const { span } of mapping.ignored) {
          for (const area of mapping.areas) {
            for (const [start, end] of area.spans) expect(end <= span[0] || start >= span[1]).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same answer from a mapper that has seen other texts before', () => {
    fc.assert(
      fc.property(fc.array(journalText, { maxLength: 4 }), journalText, (earlier, text) => {
        const fresh = createLexiconMapper(lexicon);
        const used = createLexiconMapper(lexicon);
        for (const other of earlier) used.map(other);
        expect(used.map(text)).toEqual(fresh.map(text));
      }),
      { numRuns: 15 },
    );
  });
});

describe('the lexicon', () => {
  it('has cues for each area and kind, and no pattern twice in an area', () => {
    for (const cues of [...Object.values(lexicon.areas), ...Object.values(lexicon.kinds)]) {
      const patterns = Object.values(cues).flat();
      expect(patterns.length).toBeGreaterThan(5);
      expect(new Set(patterns).size).toBe(patterns.length);
    }
  });

  it('refers to classes that exist and closes its brackets', () => {
    const patterns = [
      ...Object.values(lexicon.areas),
      ...Object.values(lexicon.kinds),
      lexicon.gates,
    ].flatMap((cues) => Object.values(cues).flat());
    for (const pattern of patterns) {
      expect(pattern.replace(/\([^()]+\)/g, 'x')).toMatch(/^\^?[\p{L}\p{N}@=' .]+$/u);
      for (const [, name = ''] of pattern.matchAll(/@(\w+)/g)) {
        expect(['name', ...Object.keys(lexicon.classes)]).toContain(name);
      }
    }
  });

  it('refuses a pattern that names an unknown class', () => {
    const broken = { ...lexicon, areas: { ...lexicon.areas, social: { strong: ['@nobody smiled'] } } };
    expect(() => createLexiconMapper(broken).map('I smiled')).toThrow('@nobody');
  });
});
