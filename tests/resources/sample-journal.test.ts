import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entryKinds } from '../../shared/domain/entry/kind.ts';
import { visibilities } from '../../shared/domain/entry/visibility.ts';

type SampleEntry = {
  key: string;
  kind: string;
  date: string;
  time?: string;
  visibility: string;
  text: string;
  project?: string;
  people?: { name: string; role: string }[];
  impact?: { what: string; before: string; after: string };
  role?: string;
  scope?: string;
  links?: { url: string; label: string }[];
  facets?: {
    stretch?: { feared: number; peak?: number; after?: number; outcome: string };
    feedback?: { mayQuote: boolean };
  };
  evidence?: { areaId: string; state: string; words?: string }[];
};

function readResource(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../resources/${name}`, import.meta.url), 'utf8'));
}

const journal = readResource('sample-journal.json') as {
  version: number;
  name: string;
  entries: SampleEntry[];
};
const { entries } = journal;
const { areas } = readResource('taxonomy.json') as { areas: { id: string }[] };

/** Keys of the entries that break a rule, so that a failure names the entry and not its text. */
function keysWhere(breaksRule: (entry: SampleEntry) => boolean): string[] {
  return entries.filter(breaksRule).map((entry) => entry.key);
}

function countOf(kind: string): number {
  return entries.filter((entry) => entry.kind === kind).length;
}

function isRealDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date;
}

function isOnScale(value: number | undefined): boolean {
  return value === undefined || (Number.isInteger(value) && value >= 0 && value <= 10);
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?]["”]?)\s+/)
    .map((sentence) => sentence.trim().toLowerCase())
    .filter((sentence) => sentence.split(' ').length >= 4);
}

describe('the shape of the sample journal', () => {
  it('has no key, kind, role or state outside the format', () => {
    const known = new Set([
      ...['key', 'kind', 'date', 'time', 'visibility', 'text', 'project', 'people', 'impact'],
      ...['role', 'scope', 'links', 'facets', 'evidence'],
    ]);
    const scopes = ['me', 'team', 'several-teams', 'organisation', 'company'];
    expect(keysWhere((entry) => Object.keys(entry).some((key) => !known.has(key)))).toEqual([]);
    expect(keysWhere((entry) => !(entryKinds as readonly string[]).includes(entry.kind))).toEqual([]);
    expect(keysWhere((entry) => !(visibilities as readonly string[]).includes(entry.visibility))).toEqual([]);
    expect(keysWhere(({ role }) => role !== undefined && !/^(led|drove|contributed)$/.test(role))).toEqual(
      [],
    );
    expect(keysWhere(({ scope }) => scope !== undefined && !scopes.includes(scope))).toEqual([]);
    expect(
      keysWhere(
        (entry) => !(entry.people ?? []).every(({ role }) => /^(mentioned|witness|giver)$/.test(role)),
      ),
    ).toEqual([]);
    expect(
      keysWhere(
        (entry) => !(entry.evidence ?? []).every(({ state }) => /^(confirmed|rejected|added)$/.test(state)),
      ),
    ).toEqual([]);
  });

  it('numbers its entries without a gap, in the order of their dates', () => {
    expect(journal.version).toBe(1);
    expect(entries.map((entry) => entry.key)).toEqual(
      entries.map((_, index) => `s${String(index + 1).padStart(3, '0')}`),
    );
    expect(entries.map((entry) => entry.date)).toEqual(entries.map((entry) => entry.date).toSorted());
  });

  it('uses only dates and times that exist', () => {
    expect(keysWhere(({ date }) => !isRealDate(date))).toEqual([]);
    expect(keysWhere(({ time }) => time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))).toEqual(
      [],
    );
  });

  it('links only to hosts that cannot exist', () => {
    expect(
      keysWhere(
        ({ links }) =>
          !(links ?? []).every(({ url }) => {
            const { protocol, hostname } = new URL(url);
            return protocol === 'https:' && hostname.endsWith('.example');
          }),
      ),
    ).toEqual([]);
  });

  it('keeps stretch and feedback details on their own kinds, and on the scale', () => {
    expect(
      keysWhere((entry) => (entry.kind === 'stretch') !== (entry.facets?.stretch !== undefined)),
    ).toEqual([]);
    expect(
      keysWhere((entry) => (entry.kind === 'feedback') !== (entry.facets?.feedback !== undefined)),
    ).toEqual([]);
    expect(
      keysWhere(({ facets }) => {
        const stretch = facets?.stretch;
        return (
          stretch !== undefined &&
          !(
            [stretch.feared, stretch.peak, stretch.after].every(isOnScale) &&
            ['did-it', 'avoided'].includes(stretch.outcome)
          )
        );
      }),
    ).toEqual([]);
  });
});

describe('evidence in the sample journal', () => {
  it('quotes words that stand in the entry, to the letter', () => {
    expect(
      keysWhere((entry) =>
        (entry.evidence ?? []).some(({ words }) => words !== undefined && !entry.text.includes(words)),
      ),
    ).toEqual([]);
  });

  it('names real skill areas, at most three an entry and none twice', () => {
    const ids = new Set(areas.map((area) => area.id));
    expect(keysWhere((entry) => !(entry.evidence ?? []).every(({ areaId }) => ids.has(areaId)))).toEqual([]);
    expect(
      keysWhere((entry) => {
        const named = (entry.evidence ?? []).map(({ areaId }) => areaId);
        return named.length > 3 || new Set(named).size !== named.length;
      }),
    ).toEqual([]);
  });

  it('says which words hold up every area that was confirmed', () => {
    expect(
      keysWhere((entry) =>
        (entry.evidence ?? []).some(({ state, words }) => state === 'confirmed' && words === undefined),
      ),
    ).toEqual([]);
  });

  it('carries none on sealed entries', () => {
    const sealed = entries.filter((entry) => entry.visibility === 'sealed');
    expect(sealed.length).toBeGreaterThanOrEqual(5);
    expect(sealed.filter((entry) => entry.evidence !== undefined).map((entry) => entry.key)).toEqual([]);
  });

  it('leaves the latest entries to be looked at', () => {
    expect(entries.slice(-9).filter((entry) => entry.evidence !== undefined)).toHaveLength(0);
  });

  it('supports a case for the period unevenly: most areas, one or more without any', () => {
    const counted = new Map<string, number>();
    for (const entry of entries) {
      const isCounted =
        entry.date >= '2025-11-01' &&
        entry.date <= '2026-10-31' &&
        entry.kind !== 'struggle' &&
        entry.facets?.stretch?.outcome !== 'avoided';
      for (const { areaId, state } of isCounted ? (entry.evidence ?? []) : []) {
        if (state !== 'rejected') counted.set(areaId, (counted.get(areaId) ?? 0) + 1);
      }
    }
    expect(counted.has('security')).toBe(false);
    expect(counted.get('data')).toBe(1);
    for (const areaId of ['architecture', 'operations', 'delivery', 'communication', 'leadership', 'power']) {
      expect(counted.get(areaId), areaId).toBeGreaterThanOrEqual(4);
    }
  });
});

describe('the voice of the sample journal', () => {
  it('spans eighteen months with every kind of entry', () => {
    expect(entries.length).toBeGreaterThanOrEqual(78);
    expect(entries.length).toBeLessThanOrEqual(86);
    expect(entries[0]?.date).toBe('2025-05-19');
    expect(entries.at(-1)?.date).toBe('2026-11-20');
    const counts = Object.fromEntries(entryKinds.map((kind) => [kind, countOf(kind)]));
    expect(counts).toEqual({
      win: 31,
      struggle: 13,
      stretch: 10,
      feedback: 9,
      connection: 9,
      observation: 7,
      learning: 7,
    });
  });

  it('is uneven: one-liners, long notes, and weeks without a word', () => {
    const lengths = entries.map((entry) => entry.text.split(/\s+/).length);
    expect(lengths.filter((words) => words <= 10).length).toBeGreaterThanOrEqual(4);
    expect(lengths.filter((words) => words >= 120).length).toBeGreaterThanOrEqual(6);
    const days = entries.map((entry) => Date.parse(entry.date) / 86_400_000);
    const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
    expect(gaps.filter((gap) => gap >= 21).length).toBeGreaterThanOrEqual(3);
  });

  it('never says the same sentence or opens the same way twice', () => {
    const sentences = entries.flatMap((entry) => sentencesOf(entry.text));
    expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
    const openings = entries.map((entry) => entry.text.toLowerCase().split(/\s+/).slice(0, 3).join(' '));
    expect(openings.filter((opening, index) => openings.indexOf(opening) !== index)).toEqual([]);
  });

  it('tells in the text every number that an impact claims', () => {
    expect(
      keysWhere(({ impact, text }) =>
        (`${impact?.before ?? ''} ${impact?.after ?? ''}`.match(/\d[\d.,]*/g) ?? []).some(
          (number) => !text.includes(number),
        ),
      ),
    ).toEqual([]);
  });

  it('mentions nobody whom a first name would not tell apart', () => {
    const names = [...new Set(entries.flatMap((entry) => (entry.people ?? []).map(({ name }) => name)))];
    const firstNames = names.map((name) => name.split(' ')[0]);
    expect(new Set(firstNames).size).toBe(names.length);
    expect(
      keysWhere((entry) =>
        (entry.people ?? []).some(
          ({ name, role }) => role !== 'witness' && !entry.text.includes(name.split(' ')[0] ?? name),
        ),
      ),
    ).toEqual([]);
  });

  it('lists everyone of its people whose name an entry uses, so that redaction can find them', () => {
    const names = [...new Set(entries.flatMap((entry) => (entry.people ?? []).map(({ name }) => name)))];
    const unlisted = entries.flatMap((entry) =>
      names
        .filter((name) => new RegExp(`\\b${name.split(' ')[0]}\\b`).test(entry.text))
        .filter((name) => !(entry.people ?? []).some((person) => person.name === name))
        .map((name) => `${entry.key}: ${name}`),
    );
    expect(unlisted).toEqual([]);
  });
});
