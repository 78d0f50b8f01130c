import { describe, expect, it } from 'vitest';
import { createStatusStore } from '../../../renderer/bridge/status-store.ts';
import { passphrase, startTestApplication } from '../../support/application.ts';

describe('the status of the journal', () => {
  it('is unknown before the core has answered', () => {
    const { application, call } = startTestApplication();
    const store = createStatusStore({ connection: { call, subscribe: application.subscribe } });
    expect(store.get()).toBeUndefined();
  });

  it('follows making, locking and opening the journal without being asked', async () => {
    const { application, call, value } = startTestApplication();
    const store = createStatusStore({ connection: { call, subscribe: application.subscribe } });
    await expect.poll(() => store.get()?.state).toBe('absent');
    const seen: (string | undefined)[] = [];
    store.subscribe(() => seen.push(store.get()?.state));
    await value('vault.create', { passphrase });
    await value('vault.lock', {});
    await value('vault.unlock', { secret: { type: 'passphrase', passphrase } });
    await expect.poll(() => seen).toEqual(['unlocked', 'locked', 'unlocked']);
  });
});
