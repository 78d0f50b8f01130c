import { describe, expect, it } from 'vitest';
import { readStartOptions, refusedSwitch, silenceChromium } from '../../../electron/desktop/command-line.ts';

const lineOf = (...given: string[]) => ({ hasSwitch: (name: string) => given.includes(name) });
const packaged = { isPackaged: true, isInspected: false };
const checkout = { isPackaged: false, isInspected: false };

describe('how the desktop may be started', () => {
  it.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
    'inspect',
    'inspect-brk',
    'inspect-wait',
    'log-net-log',
    'ssl-key-log-file',
    'trace-startup',
    'enable-crash-reporter',
    'crash-dumps-dir',
    'load-extension',
    'no-sandbox',
    'disable-web-security',
    'renderer-cmd-prefix',
  ])('refuses --%s, packaged or not', (name) => {
    expect(refusedSwitch(lineOf('user-data-dir', name), packaged)).toBe(name);
    expect(refusedSwitch(lineOf(name), checkout)).toBe(name);
  });

  it('refuses a debugger that came in without a switch', () => {
    expect(refusedSwitch(lineOf(), { ...packaged, isInspected: true })).toBe('inspect');
    expect(refusedSwitch(lineOf(), { ...checkout, isInspected: true })).toBe('inspect');
  });

  it('lets a checkout be debugged when asked to, and never a packaged program', () => {
    const line = lineOf('remote-debugging-port', 'allow-debugging');
    expect(refusedSwitch(line, { ...checkout, isInspected: true })).toBeUndefined();
    expect(refusedSwitch(line, packaged)).toBe('remote-debugging-port');
  });

  it('starts without any of them', () => {
    expect(refusedSwitch(lineOf('user-data-dir', 'force-device-scale-factor'), packaged)).toBeUndefined();
  });

  it('ignores a journal without a folder', () => {
    expect(readStartOptions(['main.js', '--journal'])).toEqual({ isSample: false });
    expect(readStartOptions(['main.js', '--journal='])).toEqual({ isSample: false });
  });

  it('finds the journal and the sample among switches of Chromium', () => {
    const words = ['.', '--no-first-run', '--journal', '/home/mara/work', '--lang=de', '--sample'];
    expect(readStartOptions(words)).toEqual({ journalFolder: '/home/mara/work', isSample: true });
  });

  it('silences names, reports and background requests', () => {
    const switches = new Map<string, string | undefined>();
    silenceChromium({ appendSwitch: (name, value) => void switches.set(name, value) });
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect([...switches.keys()]).toEqual(
      expect.arrayContaining(['disable-background-networking', 'disable-breakpad', 'dns-prefetch-disable']),
    );
  });
});
