import { describe, expect, it } from 'vitest';
import { saveBeforeLock, saveEverything } from '../../../renderer/bridge/before-lock.ts';

describe('saving before the journal locks', () => {
  it('waits for everything that is being saved, also when something fails', async () => {
    const done: string[] = [];
    const forget = [
      saveBeforeLock(() => Promise.reject(new Error('refused'))),
      saveBeforeLock(async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        done.push('saved');
      }),
    ];
    await saveEverything();
    expect(done).toEqual(['saved']);
    for (const one of forget) one();
  });

  it('does not hold the lock up for what never answers', async () => {
    const forget = saveBeforeLock(() => new Promise(() => {}));
    await saveEverything();
    forget();
  });

  it('forgets a page that is gone', async () => {
    let asked = 0;
    saveBeforeLock(async () => {
      asked += 1;
    })();
    await saveEverything();
    expect(asked).toBe(0);
  });
});
