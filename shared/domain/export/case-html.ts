import type { CaseDocument, DocumentGroup, DocumentItem, DocumentSection } from './case-document.ts';
import { caseStyle } from './case-style.ts';
import { escapeHtml } from './escape-html.ts';
import { safeTarget } from './escape-markdown.ts';

type IndexItem = Extract<DocumentItem, { form: 'index' }>;
type RowItem = Extract<DocumentItem, { form: 'expectation' }>;

function refsIn(refs: readonly string[]): string {
  if (refs.length === 0) return '';
  const links = refs.map((ref) => `<a href="#${ref.toLowerCase()}">${escapeHtml(ref)}</a>`);
  return ` <span class="refs">[${links.join(', ')}]</span>`;
}

function linksIn({ links }: IndexItem): string {
  return links
    .flatMap(({ url, label }) => {
      const target = safeTarget(url);
      if (target === undefined) return [];
      return [` <a href="${escapeHtml(target)}" rel="noreferrer">${escapeHtml(label || url)}</a>`];
    })
    .join('');
}

function rowOf({ expectation, strength, text, gap, refs }: RowItem): string {
  const cells = [escapeHtml(strength), `${escapeHtml(text)}${refsIn(refs)}`, escapeHtml(gap) || '–'];
  const first = `<th scope="row" dir="auto">${escapeHtml(expectation)}</th>`;
  return `<tr>${first}${cells.map((cell) => `<td dir="auto">${cell}</td>`).join('')}</tr>`;
}

function tableOf(rows: readonly RowItem[], caption: string): string {
  const head = ['Expectation', 'Strength', 'Evidence', 'Gap'];
  return [
    '<table>',
    `<caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>`,
    `<tbody>\n${rows.map(rowOf).join('\n')}\n</tbody>`,
    '</table>',
  ].join('\n');
}

function indexOf(items: readonly IndexItem[]): string {
  const lines = items.map(
    (item) =>
      `<li id="${item.label.toLowerCase()}" dir="auto"><b>${escapeHtml(item.label)}</b> ${escapeHtml(item.text)}${linksIn(item)}</li>`,
  );
  return `<ul class="index">\n${lines.join('\n')}\n</ul>`;
}

function proseOf(item: Exclude<DocumentItem, IndexItem | RowItem>): string {
  const content = `${escapeHtml(item.text)}${refsIn(item.refs)}`;
  if (item.form === 'bullet') return `<li dir="auto">${content}</li>`;
  if (item.form === 'quote') return `<blockquote><p dir="auto">${content}</p></blockquote>`;
  return `<p dir="auto">${content}</p>`;
}

/** Neighbours of one form stand in one list or table. */
function contentOf(items: readonly DocumentItem[], caption: string): readonly string[] {
  const content: string[] = [];
  let at = 0;
  while (at < items.length) {
    const form = items[at]?.form;
    const end = items.findIndex((item, index) => index > at && item.form !== form);
    const run = items.slice(at, end < 0 ? items.length : end);
    at += run.length;
    const rows = run.filter((item) => item.form === 'expectation');
    const index = run.filter((item) => item.form === 'index');
    const prose = run.flatMap((item) =>
      item.form === 'expectation' || item.form === 'index' ? [] : [proseOf(item)],
    );
    if (rows.length > 0) content.push(tableOf(rows, caption));
    if (index.length > 0) content.push(indexOf(index));
    if (prose.length > 0)
      content.push(form === 'bullet' ? `<ul>\n${prose.join('\n')}\n</ul>` : prose.join('\n'));
  }
  return content;
}

function groupOf({ heading, items }: DocumentGroup, title: string): string {
  const head = heading === undefined ? [] : [`<h3 dir="auto">${escapeHtml(heading)}</h3>`];
  return [...head, ...contentOf(items, heading ?? title)].join('\n');
}

function sectionOf({ id, title, groups, note }: DocumentSection): string {
  const isIndex =
    groups.length > 0 && groups.every(({ items }) => items.every((item) => item.form === 'index'));
  const headingId = `section-${id.replace(/[^a-z0-9-]/gi, '')}`;
  return [
    `<section aria-labelledby="${headingId}">`,
    `<h2 id="${headingId}" dir="auto">${escapeHtml(title)}</h2>`,
    ...(isIndex ? ['<div class="columns">'] : []),
    ...groups.map((group) => groupOf(group, title)),
    ...(isIndex ? ['</div>'] : []),
    ...(note === undefined ? [] : [`<p class="note">${escapeHtml(note)}</p>`]),
    '</section>',
  ].join('\n');
}

/** The document as one HTML file that requests nothing, runs nothing and prints on A4 and Letter. */
export function caseHtml({ title, about, sections }: CaseDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>
${caseStyle}
</style>
</head>
<body>
<main>
<header>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p class="note">${escapeHtml(about)}</p>
</header>
${sections.map(sectionOf).join('\n')}
</main>
</body>
</html>
`;
}
