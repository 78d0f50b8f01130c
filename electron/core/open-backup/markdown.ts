import type { ReadableEntry, ReadableJournal } from './journal.ts';

/** The journal as one Markdown text: every entry under its day, then the documents built from them. */
export function journalAsMarkdown({ entries, cases }: ReadableJournal): string {
  const written = entries.filter((entry) => !entry.isInTrash);
  const trashed = entries.filter((entry) => entry.isInTrash);
  const parts = ['# Journal', ...written.map(entryAsMarkdown)];
  if (trashed.length > 0) parts.push('# In the trash', ...trashed.map(entryAsMarkdown));
  if (cases.length > 0) parts.push('# Cases', ...cases.map(caseAsMarkdown));
  return `${parts.join('\n\n')}\n`;
}

function entryAsMarkdown(entry: ReadableEntry): string {
  const { impact } = entry;
  const facts: readonly (readonly [string, string])[] = [
    ['Time', [entry.time, entry.zone].filter(Boolean).join(' ')],
    ['Project', entry.project ?? ''],
    ['Impact', impact ? `${impact.what}: ${impact.before} → ${impact.after}` : ''],
    ['Role', entry.role ?? ''],
    ['Scope', entry.scope ?? ''],
    ['People', entry.people.map(({ name, role }) => `${name} (${role})`).join(', ')],
    ['Areas', entry.areas.map(({ id, state }) => `${id} (${state})`).join(', ')],
    ['Links', entry.links.map(({ url, label }) => (label ? `${label}: ${url}` : url)).join(', ')],
    ['Id', entry.id],
  ];
  const list = facts.filter(([, value]) => value !== '').map(([name, value]) => `- ${name}: ${value}`);
  return [`## ${entry.date} · ${entry.kind} · ${entry.visibility}`, entry.text, list.join('\n')].join('\n\n');
}

function caseAsMarkdown(document: unknown): string {
  const { title = 'A case', blocks = [] } = document as { title?: string; blocks?: { text?: string }[] };
  return [`## ${title}`, ...blocks.map(({ text = '' }) => text)].join('\n\n');
}
