import type { PowerMonitor } from 'electron';

/** How long nobody may touch the computer before the journal is locked, in seconds. */
export const lockAfterIdleSeconds = 15 * 60;

/** How often the idle state is asked for, in milliseconds: Linux does not tell by itself that its screen is locked. */
const askEveryMs = 1000;

/** Calls `lock` when the computer sleeps, when its screen is locked, and after idle minutes, until stopped. */
export function lockWithSystem(
  powerMonitor: Pick<PowerMonitor, 'on' | 'getSystemIdleState'>,
  lock: () => void,
): () => void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  let wasAway = false;
  const timer = setInterval(() => {
    const state = powerMonitor.getSystemIdleState(lockAfterIdleSeconds);
    const isAway = state === 'locked' || state === 'idle';
    if (isAway && !wasAway) lock();
    wasAway = isAway;
  }, askEveryMs);
  return () => clearInterval(timer);
}
