import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { channelNames, contract } from '../../../../shared/contract/contract.ts';
import { passphrase, startWithJournal } from '../../../support/application.ts';
import { codeOf } from '../../../support/outcomes.ts';
import { sampleParams } from '../../../support/sample-params.ts';

const secret = { type: 'passphrase', passphrase } as const;

describe('a locked journal', () => {
  test('answers locked on every channel that needs it, from the moment its lock is asked for', async () => {
    const { call } = await startWithJournal();
    const locking = call('vault.lock', {});
    const asked = channelNames.filter((name) => contract[name].access !== 'open');
    for (const name of asked) {
      expect(`${name} ${codeOf(await call(name, sampleParams[name] as never))}`).toBe(`${name} locked`);
    }
    expect((await locking).ok).toBe(true);
  });

  test('shows neither a count nor a title in what is open', async () => {
    const { call, value } = await startWithJournal();
    await value('entry.create', { kind: 'win', date: '2026-11-20', text: 'quokkaparade in the title' });
    await value('vault.lock', {});
    for (const name of [
      'vault.status',
      'vault.notices',
      'journals.list',
      'backup.list',
      'settings.get',
    ] as const) {
      expect(JSON.stringify(await call(name, {}))).not.toContain('quokka');
    }
  });
});

describe('the lock after idle minutes', () => {
  test('first has saved what is being typed, then locks, and windows hear both', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z');
    const { application, call, value, events } = await startWithJournal({ shell: 'browser', now: () => now });
    const draft = 'A draft nobody had saved yet';
    application.subscribe((event) => {
      if (event.type === 'commit-draft') {
        void call('entry.create', { kind: 'win', date: '2026-11-20', text: draft });
      }
    });
    now += 16 * 60_000;
    await vi.waitFor(async () => expect((await value('vault.status', {})).state).toBe('locked'), 4000);
    const types = events.map(({ type }) => type);
    expect(types.indexOf('commit-draft')).toBeLessThan(types.lastIndexOf('status'));
    await value('vault.unlock', { secret });
    expect((await value('entry.list', {})).entries.map(({ text }) => text)).toEqual([draft]);
  });

  test('waits while somebody writes or says that they are there', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z');
    const { value } = await startWithJournal({ shell: 'browser', now: () => now });
    await value('settings.set', { lockAfterMinutes: 5 });
    for (const name of ['vault.stay-open', 'entry.create', 'vault.stay-open'] as const) {
      now += 4 * 60_000;
      await value(name, sampleParams[name] as never);
      await pause(1100);
    }
    expect((await value('vault.status', {})).state).toBe('unlocked');
  });

  test('is the system’s business on the desktop, and none of a command’s', async () => {
    for (const shell of ['desktop', 'terminal'] as const) {
      let now = Date.parse('2026-11-20T12:00:00Z');
      const abilities = { canHoldOffScreenCapture: true, locksWithSystem: true };
      const { value } = await startWithJournal({ shell, abilities, now: () => now });
      now += 600 * 60_000;
      await pause(1100);
      expect((await value('vault.status', {})).state).toBe('unlocked');
    }
  });
});
