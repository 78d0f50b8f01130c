import { expect, it } from 'vitest';
import { bodyOf } from '../../../renderer/features/cases/export/html-body.ts';
import { caseHtml } from '../../../shared/domain/export/case-html.ts';

it('leaves the style and the head out and every word in, also words that look like tags', () => {
  const html = caseHtml({
    kind: 'brag',
    title: 'What </body> I did',
    about: 'Evidence.',
    sections: [
      {
        id: 'projects',
        title: 'Projects',
        groups: [{ items: [{ form: 'bullet', text: 'Done.', refs: [] }] }],
      },
    ],
  });
  const body = bodyOf(html);
  expect(body).not.toMatch(/<style|<head>|<meta|<body/);
  expect(body).toContain('What &lt;/body&gt; I did');
  expect(body).toContain('Done.');
  expect(body.endsWith('</main>')).toBe(true);
});
