import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStartOptions } from '../../../electron/browser/command-line.ts';

describe('the command line', () => {
  it.each([['--jurnal', 'x'], ['stray'], ['--journal'], ['--sample=yes'], ['--port', '80']])(
    'refuses what it does not know: %s %s',
    (...words) => {
      const options = readStartOptions(words, {});
      expect(options).toMatchObject({ ok: false, failure: { code: 'usage' } });
    },
  );

  it('refuses a journal and the sample at once', () => {
    expect(readStartOptions(['--sample', '--journal', 'x'], {}).ok).toBe(false);
  });

  it('opens the usual journal in a window by default', () => {
    expect(readStartOptions([], {})).toEqual({ ok: true, value: { isSample: false, mayOpen: true } });
  });

  it('takes the journal from the line before the environment', () => {
    const env = { CASEBOOK_JOURNAL: '/from/environment' };
    expect(readStartOptions([], env)).toMatchObject({
      value: { journalFolder: resolve('/from/environment') },
    });
    expect(readStartOptions(['--journal', 'here'], env)).toMatchObject({
      value: { journalFolder: resolve('here') },
    });
  });

  it('never puts the sample where a journal is', () => {
    const options = readStartOptions(['--sample'], { CASEBOOK_JOURNAL: '/from/environment' });
    expect(options).toEqual({ ok: true, value: { isSample: true, mayOpen: true } });
  });

  it('opens no window when told not to', () => {
    expect(readStartOptions(['--no-open'], {})).toMatchObject({ value: { mayOpen: false } });
    expect(readStartOptions([], { CASEBOOK_NO_OPEN: '1' })).toMatchObject({ value: { mayOpen: false } });
  });
});
