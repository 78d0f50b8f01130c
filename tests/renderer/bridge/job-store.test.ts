import { describe, expect, it } from 'vitest';
import { createJobStore } from '../../../renderer/bridge/job-store.ts';
import type { CoreEvent } from '../../../shared/contract/contract.ts';

function jobs() {
  const listeners: ((event: CoreEvent) => void)[] = [];
  const store = createJobStore({
    subscribe: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
  });
  const tell = (done: number, total: number) => {
    for (const listener of listeners) listener({ type: 'progress', job: 'verify', done, total });
  };
  return { store, tell };
}

describe('the job under way', () => {
  it('is none before one begins', () => {
    expect(jobs().store.get()).toBeUndefined();
  });

  it('is over when everything is done, and not while the whole is unknown', () => {
    const { store, tell } = jobs();
    tell(3, 0);
    expect(store.get()).toEqual({ job: 'verify', done: 3, total: 0 });
    tell(4, 9);
    expect(store.get()).toMatchObject({ done: 4, total: 9 });
    tell(1, 1);
    expect(store.get()).toBeUndefined();
  });

  it('is forgotten where its end may have been missed', () => {
    const { store, tell } = jobs();
    tell(1, 9);
    const seen: unknown[] = [];
    store.subscribe(() => seen.push(store.get()));
    store.forget();
    expect(seen).toEqual([undefined]);
  });
});
