import { describe, expect, it } from 'vitest';
import { isUsable, problemsOf } from '../../../renderer/features/keys/new-passphrase.ts';

describe('a new passphrase', () => {
  it('is refused where it is short, before its repetition is looked at', () => {
    expect(problemsOf({ first: 'short', second: 'other' })).toEqual({
      first: expect.stringContaining('at least 8 characters'),
    });
  });

  it('is refused where the two differ', () => {
    expect(problemsOf({ first: 'long enough', second: 'long enougH' })).toEqual({
      second: expect.stringContaining('differ'),
    });
  });

  it('will do without any rule on what it is made of', () => {
    expect(isUsable({ first: 'aaaaaaaa', second: 'aaaaaaaa' })).toBe(true);
  });
});
