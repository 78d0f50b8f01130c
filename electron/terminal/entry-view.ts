import type { EntryDetail, EntrySummary } from '../../shared/contract/entry-channels.ts';
import { inWords } from '../../shared/domain/civil-date/civil-date.ts';
import { kindName } from '../../shared/domain/entry/kind.ts';
import type { EvidenceState } from '../../shared/domain/evidence/evidence.ts';
import { type SkillAreaId, skillArea } from '../../shared/domain/skill-area/taxonomy.ts';
import { plain, plainLine, styled } from './output.ts';

/** An entry as programs get it: these names are a promise. */
export interface EntryRecord {
  readonly id: string;
  readonly kind: string;
  readonly date: string;
  readonly visibility: string;
  readonly title: string;
  readonly text: string;
  readonly areas: readonly { readonly id: SkillAreaId; readonly state: EvidenceState }[];
}

/** The entry as programs get it. */
export function recordOf(entry: EntrySummary | EntryDetail): EntryRecord {
  const { id, kind, date, visibility, title, text } = entry;
  return { id, kind, date, visibility, title, text, areas: areasOf(entry) };
}

function areasOf(entry: EntrySummary | EntryDetail): EntryRecord['areas'] {
  const ties = 'evidence' in entry ? entry.evidence : entry.areas;
  return ties.map(({ areaId, state }) => ({ id: areaId, state }));
}

/** The entry as a list shows it to a person: four lines at most, and a blank one. */
export function listItem(entry: EntrySummary): string {
  const areas = areaWords(areasOf(entry));
  const lines = [heading(entry), `  ${styled('bold', plainLine(entry.title))}`];
  if (areas) lines.push(`  ${areas}`);
  lines.push(`  ${styled('dim', entry.id)}`);
  return `${lines.join('\n')}\n\n`;
}

function heading(entry: EntrySummary | EntryDetail): string {
  return [inWords(entry.date), kindName(entry.kind), entry.visibility].join(' · ');
}

/** The areas an entry belongs to in words; rejected ones are left out. */
export function areaWords(areas: EntryRecord['areas']): string {
  return areas
    .filter(({ state }) => state !== 'rejected')
    .map(({ id, state }) => `${skillArea(id).name}${state === 'suggested' ? ' (suggested)' : ''}`)
    .join(', ');
}

/** The entry as its own page shows it to a person. */
export function entryPage(entry: EntryDetail): string {
  const { impact, people, links } = entry;
  const facts: (readonly [label: string, value: string | undefined])[] = [
    ['Areas', areaWords(areasOf(entry)) || undefined],
    ['Project', entry.project],
    [
      'People',
      people.map(({ name, role }) => (role === 'mentioned' ? name : `${name} (${role})`)).join(', '),
    ],
    ['Impact', impact && impactWords(impact)],
    ['My role', entry.role],
    ['Scope', entry.scope?.replaceAll('-', ' ')],
    ['Links', links.map(({ url, label }) => (label ? `${label} <${url}>` : url)).join(', ')],
    ['Id', entry.id],
  ];
  const lines = facts.flatMap(([label, value]) => (value ? [`${label}: ${plainLine(value)}`] : []));
  return `${styled('bold', heading(entry))}\n\n${plain(entry.text).trimEnd()}\n\n${lines.join('\n')}\n`;
}

function impactWords({ what, before, after }: NonNullable<EntryDetail['impact']>): string {
  return before || after ? `${what}: ${before || '?'} → ${after || '?'}` : what;
}
