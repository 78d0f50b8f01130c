import { useEffect, useState } from 'react';
import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';
import { nowHere, untilTomorrowMs } from './timeline/days.ts';

/** The day it is here; it changes at midnight and when the computer wakes on another day. */
export function useToday(): CivilDate {
  const [today, setToday] = useState(() => nowHere().date);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new day waits for the next one.
  useEffect(() => {
    const look = () => setToday(nowHere().date);
    const timer = setTimeout(look, untilTomorrowMs() + 1000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [today]);
  return today;
}
