import { describe, expect, it } from 'vitest';
import { externalAddress } from '../../../electron/desktop/external-address.ts';

describe('addresses that may be opened outside', () => {
  it.each([
    '',
    'example.com',
    '/etc/passwd',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'blob:https://example.com/1',
    'app://casebook/index.html',
    'vbscript:x',
    'ms-msdt:/id',
    'smb://server/share',
    'http://',
    'https://user:secret@example.com/',
    'https://bank.example@evil.example/',
    `https://example.com/${'a'.repeat(2000)}`,
  ])('refuses %j', (text) => {
    expect(externalAddress(text)).toBeUndefined();
  });

  it('writes an address as the parser understood it, so that what is shown is what is opened', () => {
    expect(externalAddress(' HTTPS://EXAMPLE.com/a/../b ')).toBe('https://example.com/b');
    expect(externalAddress('https:\\\\example.com\\x')).toBe('https://example.com/x');
    expect(externalAddress('https://exаmple.com/')).toBe('https://xn--exmple-4nf.com/');
  });

  it('lets http, https and mailto pass', () => {
    expect(externalAddress('http://example.com/')).toBe('http://example.com/');
    expect(externalAddress('https://example.com/a?b=c#d')).toBe('https://example.com/a?b=c#d');
    expect(externalAddress('mailto:mara@example.com')).toBe('mailto:mara@example.com');
  });
});
