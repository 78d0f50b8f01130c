import { useDeferredValue, useEffect, useState } from 'react';
import { createStrengthJudge, type PassphraseStrength } from './strength.ts';

/** Judges what is typed without holding the typing up; absent while nothing is typed or the word lists are read. */
export function useStrength(passphrase: string): PassphraseStrength | undefined {
  const [judge, setJudge] = useState<(text: string) => PassphraseStrength>();
  const deferred = useDeferredValue(passphrase);
  useEffect(() => {
    let isShown = true;
    void createStrengthJudge().then((made) => {
      if (isShown) setJudge(() => made);
    });
    return () => {
      isShown = false;
    };
  }, []);
  return judge && deferred !== '' ? judge(deferred) : undefined;
}
