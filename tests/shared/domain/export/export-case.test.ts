import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, safeTarget } from '../../../../shared/domain/export/escape-markdown.ts';
import { caseCanExport, exportCase, fileNameOf } from '../../../../shared/domain/export/export-case.ts';
import { buildCase } from '../../../../shared/domain/promotion-case/build-case.ts';
import type { ExportFormat } from '../../../../shared/domain/promotion-case/case.ts';
import type { CaseMaterial } from '../../../../shared/domain/promotion-case/case-material.ts';
import { viewBlocks } from '../../../../shared/domain/promotion-case/view-blocks.ts';
import {
  countedFor,
  entryWith,
  journals,
  ladder,
  requestFor,
  requests,
  sampleJournal,
} from '../promotion-case/journal.ts';

const request = requestFor();

function exported(material: CaseMaterial, format: ExportFormat, asked = request): string {
  const result = exportCase({ ...buildCase(asked, ladder, material), request: asked }, material, format);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value.content;
}

const attack = [
  '<script>alert(1)</script> I moved it.',
  '<img src=x onerror=alert(1)> and [click](javascript:alert(1)) ![x](https://evil.example/p.png).',
  '| a | b | ``` fence *bold* _emph_ # not a heading &lt; &amp; "quotes".',
  '- - - > quote 1. list \\',
].join(' ');

const injected = countedFor(
  entryWith({
    text: attack,
    title: '# <b>title</b> | [E9]: https://evil.example',
    project: '## Pro|ject <i>',
    impact: { what: '- what', before: '<td>', after: '| --- |' },
    people: [{ name: '<a href="x">Ada</a>', role: 'witness' }],
    links: [
      { url: 'https://ok.example/a)b"c<d>', label: ']( <b>' },
      { url: 'javascript:alert(1)', label: 'bad' },
      { url: 'data:text/html,x', label: 'worse' },
    ],
  }),
  'coding',
  'communication',
);

describe('a case that must not leave', () => {
  it('is refused while a block stands on an entry that is no longer shareable, and says how many', () => {
    const entry = entryWith();
    const draft = buildCase(request, ladder, [countedFor(entry, 'coding')]);
    const sealed = [countedFor({ ...entry, visibility: 'sealed' as const }, 'coding')];
    const result = exportCase({ ...draft, request }, sealed, 'md');
    expect(result).toMatchObject({ ok: false, failure: { code: 'narrowed-source' } });
    expect(caseCanExport(viewBlocks(draft.blocks, sealed)).ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain('billing');
  });

  it('may leave while sources are edited or deleted', () => {
    const entry = entryWith();
    const draft = buildCase(request, ladder, [countedFor(entry, 'coding')]);
    expect(exportCase({ ...draft, request }, [], 'md').ok).toBe(true);
    expect(
      exportCase({ ...draft, request }, [countedFor({ ...entry, revision: 2 }, 'coding')], 'html').ok,
    ).toBe(true);
  });
});

describe('text that attacks the document', () => {
  it('puts no tag, attribute or address of its own into HTML', () => {
    const html = exported([injected], 'html');
    const allowed =
      '!doctype a b blockquote body caption div h1 h2 h3 head header html li main meta p section span style table tbody td th thead title tr ul';
    const tags = [...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map((match) => match[1]?.toLowerCase() ?? '');
    expect(tags.filter((tag) => !allowed.split(' ').includes(tag))).toEqual([]);
    const links = [...html.matchAll(/(?:href|src|action|url)\s*=\s*"([^"]*)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(links.filter((link) => !/^(?:#e\d+$|https?:\/\/|mailto:)/.test(link))).toEqual([]);
    expect(links).toContain('https://ok.example/a%29b%22c%3Cd%3E');
  });

  it('starts no structure of its own in Markdown', () => {
    const markdown = exported([injected], 'md');
    expect(markdown).not.toContain('<script');
    expect(markdown).not.toContain('<img');
    expect(markdown).not.toMatch(/(?<!\\)\]\((?!<https:\/\/ok\.example)/);
    for (const row of markdown.split('\n').filter((line) => line.startsWith('|'))) {
      expect(row.match(/(?<!\\)\|/g)?.length).toBe(5);
    }
    const headings = markdown.match(/^#+ .*/gm) ?? [];
    expect(headings.filter((line) => line.startsWith('## ')).length).toBe(9);
  });

  it('keeps every block of any journal on one line of Markdown, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\r\n\u2028\u2029\u0085]/);
        expect(escaped).not.toContain('<');
        expect(escaped).not.toMatch(/(?<!\\)(?:\\\\)*[[\]`*|]/);
        expect(escaped).not.toMatch(/^(?:#{1,6}(?:\s|$)|[-+>=]|\d+[.)](?:\s|$))/);
      }),
    );
  });

  it('leaves plain prose readable in Markdown', () => {
    const plain = 'I cut 3.1 % to 0.2 % (snake_case, a+b, C#, ~60 boxes): 22:00 to 06:00, “done” & dusted!';
    expect(escapeMarkdown(plain)).toBe(plain);
  });

  it('gives no target for an address with another scheme', () => {
    for (const url of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'file:///etc',
      'nothing',
      '',
    ]) {
      expect(safeTarget(url)).toBeUndefined();
    }
    expect(safeTarget('mailto:a@b.example')).toBe('mailto:a@b.example');
  });
});

describe('the finished document', () => {
  it('is one HTML file that asks nobody for anything', () => {
    const html = exported(sampleJournal(), 'html');
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<(?:script|link|img|iframe|form|object|svg|base)\b|@import|url\(/i);
    expect(html.match(/<h1/g)?.length).toBe(1);
    expect(html).toContain('<th scope="row"');
  });

  it('points every reference to a line of the index', () => {
    const html = exported(sampleJournal(), 'html');
    const targets = [...html.matchAll(/href="#(e\d+)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThan(20);
    for (const target of targets) expect(html).toContain(`<li id="${target}"`);
  });

  it('says what is not written or recorded instead of inventing it, and exports no hint', () => {
    const draft = buildCase(request, ladder, []);
    for (const format of ['md', 'html'] as const) {
      const content = exported([], format);
      expect(content).toContain('Not written yet.');
      expect(content).toContain('Nothing recorded yet.');
      for (const { hint } of draft.sections) expect(content).not.toContain(hint);
    }
  });

  it('lists an entry linked by hand in the index', () => {
    const entry = entryWith({ text: 'I taught the interns.' });
    const draft = buildCase(request, ladder, []);
    const source = { type: 'entry' as const, entryId: entry.id, spans: [], revision: 1 };
    const typed = {
      id: 'typed',
      sectionId: 'why-it-pays',
      form: 'paragraph' as const,
      text: 'It pays.',
      sources: [source],
    };
    const result = exportCase(
      { ...draft, request, blocks: [...draft.blocks, typed] },
      [countedFor(entry, 'social')],
      'md',
    );
    expect(result).toMatchObject({ value: { content: expect.stringContaining('It pays. [E1]') } });
    expect(result).toMatchObject({
      value: { content: expect.stringMatching(/\*\*E1\*\* 1 June 2026: I taught the interns\. Social/) },
    });
  });

  it('has a file name from the request alone', () => {
    expect(fileNameOf({ request }, 'md')).toBe('promotion-case-staff-2026-12-31.md');
    expect(fileNameOf({ request: requestFor('self-review') }, 'html')).toBe('self-review-2026-12-31.html');
    expect(fileNameOf({ request: requestFor('promotion', { targetLevel: '../Ünü <x>' }) }, 'md')).toBe(
      'promotion-case-n-x-2026-12-31.md',
    );
  });

  it('gives the same bytes for the same journal', () => {
    fc.assert(
      fc.property(requests, journals, (asked, material) => {
        for (const format of ['md', 'html'] as const) {
          expect(exported(material.toReversed(), format, asked)).toBe(exported(material, format, asked));
        }
      }),
      { numRuns: 50 },
    );
  });
});
