import fc from 'fast-check';
import engineer from '../../../../resources/ladders/engineer.json' with { type: 'json' };
import sample from '../../../../resources/sample-journal.json' with { type: 'json' };
import type { CivilDate } from '../../../../shared/domain/civil-date/civil-date.ts';
import { addDays } from '../../../../shared/domain/civil-date/civil-date.ts';
import {
  type Entry,
  type EntryId,
  roles,
  scopes,
  titleOf,
  type UtcInstant,
} from '../../../../shared/domain/entry/entry.ts';
import { entryKinds } from '../../../../shared/domain/entry/kind.ts';
import type { Evidence, EvidenceState } from '../../../../shared/domain/evidence/evidence.ts';
import type { Ladder } from '../../../../shared/domain/ladder/ladder.ts';
import type {
  CaseDraft,
  CaseId,
  CaseKind,
  CaseRequest,
  PromotionCase,
} from '../../../../shared/domain/promotion-case/case.ts';
import type { CaseMaterial } from '../../../../shared/domain/promotion-case/case-material.ts';
import { type SkillAreaId, skillAreaIds } from '../../../../shared/domain/skill-area/taxonomy.ts';

/** The neutral engineer ladder as it is shipped. */
export const ladder = engineer as Ladder;

const instant = '2026-11-20T12:00:00.000Z' as UtcInstant;

/** A day, from text a test writes. */
export const day = (text: string) => text as CivilDate;

/** The nth entry id. */
export const entryIdOf = (n: number) => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}` as EntryId;

/** A promotion to staff over a year, changed as a test needs. */
export function requestFor(kind: CaseKind = 'promotion', change: Partial<CaseRequest> = {}): CaseRequest {
  return {
    kind,
    ladderId: 'engineer',
    targetLevel: 'staff',
    from: day('2026-01-01'),
    to: day('2026-12-31'),
    withSuggestions: false,
    ...change,
  };
}

let made = 0;

/** A shareable win with an id of its own, changed as a test needs. */
export function entryWith(change: Partial<Entry> = {}): Entry {
  made += 1;
  const text = change.text ?? 'I moved the billing service to the new queue.';
  return {
    id: entryIdOf(900_000 + made),
    kind: 'win',
    date: day('2026-06-01'),
    visibility: 'shareable',
    title: titleOf(text),
    people: [],
    links: [],
    facets: {},
    revision: 1,
    createdAt: instant,
    updatedAt: instant,
    ...change,
    text,
  };
}

/** The entry with confirmed evidence for these areas. */
export function countedFor(entry: Entry, ...areas: readonly SkillAreaId[]): CaseMaterial[number] {
  return { entry, evidence: areas.map((areaId) => tie(entry, areaId, 'confirmed')) };
}

/** One tie between an entry and an area. */
export function tie(entry: Entry, areaId: SkillAreaId, state: EvidenceState, confidence = 0.9): Evidence {
  return { entryId: entry.id, areaId, state, confidence, spans: [] };
}

/** The stored case a draft becomes. */
export function storedFrom(draft: CaseDraft, request = requestFor()): PromotionCase {
  return {
    ...draft,
    id: '019a0000-0000-7000-8000-00000000ca5e' as CaseId,
    request,
    removedBlockIds: [],
    revision: 1,
    createdAt: instant,
    updatedAt: instant,
  };
}

interface SampleEntry extends Omit<Partial<Entry>, 'text'> {
  readonly text: string;
  readonly evidence?: readonly { areaId: SkillAreaId; state: EvidenceState; words?: string }[];
}

/** The sample journal as a case receives it. */
export function sampleJournal(): CaseMaterial {
  return (sample.entries as unknown as readonly SampleEntry[]).map(({ evidence = [], ...rest }, index) => {
    const entry = entryWith({ ...rest, id: entryIdOf(index) });
    return {
      entry,
      evidence: evidence.map(({ areaId, state, words = '' }) => {
        const start = words === '' ? -1 : entry.text.indexOf(words);
        return {
          ...tie(entry, areaId, state),
          spans: start < 0 ? [] : [[start, start + words.length] as const],
        };
      }),
    };
  });
}

const word = fc.constantFrom(
  ...'billing queue latency deploy review teammates invoice parser cache retries migration alerts grower'.split(
    ' ',
  ),
  ...'I we my moved wrote led fixed explained cut asked they because but so then overnight'.split(' '),
  ...['3.1 %', '40 ms', '1,200', '7', 'e.g. retries', 'v2.3', 'https://wiki.example/a?b=1'],
  ...[
    '**bold**',
    '`code`',
    '<b>tag</b>',
    '[link](https://x.example)',
    '"quoted words here today"',
    '(aside',
    '|',
  ],
);

const sentence = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 45 }),
    fc.constantFrom('. ', '! ', '? ', '\n', '\n\n- ', '; ', ': ', ' … ', ''),
  )
  .map(([words, end]) => `${words.join(' ')}${end}`);

const text = fc
  .array(sentence, { minLength: 1, maxLength: 6 })
  .map((sentences) => sentences.join(''))
  .filter((value) => /\p{L}/u.test(value));

const short = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Words that mark an entry no document may use; every field of such an entry holds them. */
export const canaries = { private: 'Kanarigul', sealed: 'Siegelwort', deleted: 'Abfallwort' } as const;

function planted(entry: Entry, canary: string): Entry {
  return {
    ...entry,
    text: `${canary} ${entry.text} ${canary}`,
    title: `${canary} ${entry.title}`,
    project: `${canary}projekt`,
    impact: { what: `${canary} what`, before: `${canary} 1`, after: `${canary} 2` },
    people: [{ name: `${canary} Person`, role: 'witness' }],
    links: [{ url: `https://example.org/${canary}`, label: canary }],
  };
}

const areas = fc.uniqueArray(fc.constantFrom(...skillAreaIds), { minLength: 0, maxLength: 3 });
const person = fc.record({
  name: fc.constantFrom('Ada Quill', 'Bo Reyes', 'Cy_Tan'),
  role: fc.constantFrom('mentioned' as const, 'witness' as const, 'giver' as const),
});

const item = fc
  .record({
    text,
    kind: fc.constantFrom(...entryKinds),
    offset: fc.integer({ min: -60, max: 420 }),
    visibility: fc.constantFrom(
      'shareable' as const,
      'shareable' as const,
      'shareable' as const,
      'private' as const,
      'sealed' as const,
    ),
    isDeleted: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    project: maybe(fc.constantFrom('Lighthouse', 'Old *Mill*', 'lighthouse')),
    impact: maybe(fc.record({ what: short, before: fc.oneof(fc.constant(''), short), after: short })),
    role: maybe(fc.constantFrom(...roles)),
    scope: maybe(fc.constantFrom(...scopes)),
    people: fc.array(person, { maxLength: 2 }),
    mayQuote: fc.boolean(),
    hasLink: fc.boolean(),
    areas,
    state: fc.constantFrom<EvidenceState>('confirmed', 'added', 'confirmed', 'suggested', 'rejected'),
    confidence: fc.constantFrom(0.3, 0.6),
  })
  .map((made) => made);

/** Journals of up to forty entries of every kind and visibility, with canaries planted in what must stay out. */
export const journals: fc.Arbitrary<CaseMaterial> = fc.array(item, { maxLength: 40 }).map((items) =>
  items.map((part, index) => {
    const plain = entryWith({
      id: entryIdOf(index),
      text: part.text,
      kind: part.kind,
      date: addDays(day('2026-01-01'), part.offset),
      visibility: part.visibility,
      people: part.people,
      links: part.hasLink ? [{ url: 'https://example.org/a', label: 'proof' }] : [],
      facets: { feedback: { mayQuote: part.mayQuote } },
      ...(part.isDeleted ? { deletedAt: instant } : {}),
      ...(part.project === undefined ? {} : { project: part.project }),
      ...(part.impact === undefined ? {} : { impact: part.impact }),
      ...(part.role === undefined ? {} : { role: part.role }),
      ...(part.scope === undefined ? {} : { scope: part.scope }),
    });
    const entry =
      part.visibility !== 'shareable'
        ? planted(plain, canaries[part.visibility])
        : part.isDeleted
          ? planted(plain, canaries.deleted)
          : plain;
    return {
      entry,
      evidence: part.areas.map((areaId) => tie(entry, areaId, part.state, part.confidence)),
    };
  }),
);

/** Requests for each kind of document over the journals' year. */
export const requests: fc.Arbitrary<CaseRequest> = fc
  .record({
    kind: fc.constantFrom<CaseKind>('promotion', 'brag', 'self-review'),
    targetLevel: fc.constantFrom('junior', 'senior', 'staff', 'no-such-level'),
    withSuggestions: fc.boolean(),
  })
  .map(({ kind, ...rest }) => requestFor(kind, rest));
