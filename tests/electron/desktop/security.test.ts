import { describe, expect, it } from 'vitest';
import { isAllowedRequest } from '../../../electron/desktop/security.ts';

describe('which requests a page may make', () => {
  it.each([
    ['https://example.com/', 'xhr'],
    ['http://127.0.0.1:8080/', 'xhr'],
    ['http://localhost/', 'image'],
    ['ws://localhost/', 'webSocket'],
    ['file:///etc/passwd', 'mainFrame'],
    ['app://elsewhere/index.html', 'mainFrame'],
    ['app://casebook.example/index.html', 'script'],
    ['data:text/html,x', 'subFrame'],
    ['data:text/javascript,x', 'script'],
    ['data:font/woff2,x', 'font'],
    ['blob:https://example.com/1', 'xhr'],
    ['blob:null/1', 'script'],
    ['devtools://devtools/bundled/inspector.html', 'mainFrame'],
    ['chrome-extension://abc/x.js', 'script'],
    ['https://redirector.gvt1.com/edgedl/chrome/dict/en-us-10-1.bdic', 'other'],
    ['not an address', 'other'],
  ] as const)('refuses %s as %s', (url, resourceType) => {
    expect(isAllowedRequest({ url, resourceType }, false)).toBe(false);
  });

  it.each([
    ['app://casebook/index.html', 'mainFrame'],
    ['app://casebook/assets/main.js', 'script'],
    ['blob:app://casebook/0190', 'other'],
    ['data:image/png;base64,AA==', 'image'],
  ] as const)('lets %s pass as %s', (url, resourceType) => {
    expect(isAllowedRequest({ url, resourceType }, false)).toBe(true);
  });

  it('lets the developer tools load themselves in a checkout', () => {
    const request = { url: 'devtools://devtools/bundled/inspector.html', resourceType: 'mainFrame' } as const;
    expect(isAllowedRequest(request, true)).toBe(true);
  });
});
