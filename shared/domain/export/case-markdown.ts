import type { CaseDocument, DocumentGroup, DocumentItem, DocumentSection } from './case-document.ts';
import { escapeMarkdown, safeTarget } from './escape-markdown.ts';

function refsIn(refs: readonly string[]): string {
  return refs.length === 0 ? '' : ` [${refs.join(', ')}]`;
}

function linksIn(item: Extract<DocumentItem, { form: 'index' }>): string {
  return item.links
    .flatMap(({ url, label }) => {
      const target = safeTarget(url);
      return target === undefined ? [] : [` [${escapeMarkdown(label || url)}](<${target}>)`];
    })
    .join('');
}

function tableOf(items: readonly DocumentItem[]): string {
  const rows = items.flatMap((item) => {
    if (item.form !== 'expectation') return [];
    const cells = [
      escapeMarkdown(item.expectation),
      escapeMarkdown(item.strength),
      `${escapeMarkdown(item.text)}${refsIn(item.refs)}`,
      escapeMarkdown(item.gap) || '–',
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  return ['| Expectation | Strength | Evidence | Gap |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function lineOf(item: DocumentItem): string {
  switch (item.form) {
    case 'paragraph':
      return `${escapeMarkdown(item.text)}${refsIn(item.refs)}`;
    case 'bullet':
      return `- ${escapeMarkdown(item.text)}${refsIn(item.refs)}`;
    case 'quote':
      return `> ${escapeMarkdown(item.text)}${refsIn(item.refs)}`;
    case 'index':
      return `- **${item.label}** ${escapeMarkdown(item.text)}${linksIn(item)}`;
    case 'expectation':
      return tableOf([item]);
  }
}

/** Bullets and rows stand together; everything else is a paragraph of its own. */
function paragraphsOf(items: readonly DocumentItem[]): readonly string[] {
  const paragraphs: { form: DocumentItem['form']; items: DocumentItem[] }[] = [];
  for (const item of items) {
    const last = paragraphs.at(-1);
    const isTogether = item.form === 'bullet' || item.form === 'index' || item.form === 'expectation';
    if (last?.form === item.form && isTogether) last.items.push(item);
    else paragraphs.push({ form: item.form, items: [item] });
  }
  return paragraphs.map(({ form, items: together }) =>
    form === 'expectation' ? tableOf(together) : together.map(lineOf).join('\n'),
  );
}

function groupLines({ heading, items }: DocumentGroup): readonly string[] {
  return [...(heading === undefined ? [] : [`### ${escapeMarkdown(heading)}`]), ...paragraphsOf(items)];
}

function sectionLines({ title, groups, note }: DocumentSection): readonly string[] {
  return [
    `## ${escapeMarkdown(title)}`,
    ...groups.flatMap(groupLines),
    ...(note === undefined ? [] : [`*${escapeMarkdown(note)}*`]),
  ];
}

/** The document as Markdown: headings, lists, quotations and a table, with nothing in it that a text could break. */
export function caseMarkdown({ title, about, sections }: CaseDocument): string {
  const paragraphs = [
    `# ${escapeMarkdown(title)}`,
    `*${escapeMarkdown(about)}*`,
    ...sections.flatMap(sectionLines),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
