import { describe, expect, it } from 'vitest';
import { troubleOf } from '../../../renderer/features/unlock/trouble.ts';
import { contract } from '../../../shared/contract/contract.ts';

const failure = (code: string) => ({ code, message: 'A sentence.' });

/** What the form itself says, beside the field it concerns. */
const saidInTheForm = ['wrong-passphrase', 'wrong-recovery-code', 'keychain-refused', 'absent'];

describe('a journal that does not open', () => {
  it.each([...contract['vault.unlock'].errors, 'damaged', 'storage-failed'])(
    'has an answer to %s',
    (code) => {
      expect(troubleOf(failure(code)) !== undefined).toBe(!saidInTheForm.includes(code));
    },
  );

  it('is no trouble before it was tried, or where the failure is not known', () => {
    expect(troubleOf(undefined)).toBeUndefined();
    expect(troubleOf(failure('toString'))).toBeUndefined();
  });

  it('leads to a rescue where it is damaged, and to new keys where they are', () => {
    expect(troubleOf(failure('damaged'))?.waysOut[0]).toBe('rescue');
    expect(troubleOf(failure('keys-damaged'))?.waysOut[0]).toBe('rebuild-keys');
  });
});
