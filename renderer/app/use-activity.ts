import { useEffect } from 'react';
import { useCall, useQueryOf } from '../bridge/index.ts';

const events = ['keydown', 'pointerdown', 'wheel', 'touchmove', 'input', 'scroll'] as const;

/** The longest the core is left without news while the person is there. */
const longestPauseMs = 60_000;

/** Tells the core that the person is there, so that the idle minutes count from what they did last. */
export function useActivity(isOpen: boolean): void {
  const call = useCall();
  const minutes = useQueryOf('settings.get', {}).data?.lockAfterMinutes ?? 1;
  // Told a little late, what was done last would be forgotten where the minutes are few.
  const pauseMs = Math.min(longestPauseMs, minutes * 15_000);
  useEffect(() => {
    if (!isOpen) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isMore = false;
    function tell(): void {
      void call('vault.stay-open', {});
      timer = setTimeout(() => {
        timer = undefined;
        if (!isMore) return;
        isMore = false;
        tell();
      }, pauseMs);
    }
    function onActivity(): void {
      if (timer === undefined) tell();
      else isMore = true;
    }
    const options = { capture: true, passive: true };
    for (const name of events) window.addEventListener(name, onActivity, options);
    return () => {
      clearTimeout(timer);
      for (const name of events) window.removeEventListener(name, onActivity, options);
    };
  }, [isOpen, call, pauseMs]);
}
