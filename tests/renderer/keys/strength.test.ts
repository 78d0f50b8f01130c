import { describe, expect, it } from 'vitest';
import { createStrengthJudge } from '../../../renderer/features/keys/strength.ts';

describe('the strength of a passphrase', () => {
  it('is told in words, with advice for weak ones', async () => {
    const judge = await createStrengthJudge();
    expect(judge('password')).toMatchObject({ score: 0, word: 'Very easy to guess' });
    expect(judge('password').advice).not.toBe('');
    expect(judge('a lantern on the ninth stair').score).toBeGreaterThanOrEqual(3);
  });

  it('does not take the program’s own name for a good one', async () => {
    const judge = await createStrengthJudge();
    expect(judge('casebook').score).toBe(0);
  });

  it('judges a very long one at once', async () => {
    const judge = await createStrengthJudge();
    expect(judge('lantern stair '.repeat(70)).score).toBe(4);
  });
});
