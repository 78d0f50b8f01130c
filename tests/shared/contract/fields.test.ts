import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { entryText, line } from '../../../shared/contract/fields.ts';
import { longestText } from '../../../shared/domain/entry/entry.ts';
import { isSafeUrl } from '../../../shared/domain/entry/safe-url.ts';

describe('an address', () => {
  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.com/1',
    'ftp://example.com/',
    'app://casebook/',
    '//example.com/',
    '/journal',
    'example.com',
    '',
    'https://',
    'https:// /',
  ])('%j is not safe', (url) => {
    expect(isSafeUrl(url)).toBe(false);
  });

  test.each([
    'https://example.com/a?b=c#d',
    'http://localhost:8080/',
    'mailto:ana@example.com',
    'HTTPS://EXAMPLE.COM',
  ])('%s is safe', (url) => {
    expect(isSafeUrl(url)).toBe(true);
  });

  test('whatever is called safe has one of the three schemes when a browser reads it', () => {
    const scheme = fc.constantFrom(
      'javascript',
      'data',
      'https',
      'http',
      'mailto',
      'file',
      ' https',
      'ht\ntps',
    );
    fc.assert(
      fc.property(scheme, fc.string(), (name, rest) => {
        const url = `${name}:${rest}`;
        if (isSafeUrl(url)) expect(['https:', 'http:', 'mailto:']).toContain(new URL(url).protocol);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a line', () => {
  test.each(['', '   ', 'x'.repeat(201), 'two\nlines', 'two\rlines', 7, null])('%j is none', (value) => {
    expect(v.is(line, value)).toBe(false);
  });

  test('is trimmed, and its ends may hold what a line break leaves', () => {
    expect(v.parse(line, '  Big Move\n')).toBe('Big Move');
    expect(v.parse(line, 'x'.repeat(200))).toHaveLength(200);
  });
});

test('a text may be as long as the longest and not one longer', () => {
  expect(v.is(entryText, 'x'.repeat(longestText))).toBe(true);
  expect(v.is(entryText, 'x'.repeat(longestText + 1))).toBe(false);
});
