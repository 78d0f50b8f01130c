import type { PowerMonitor } from 'electron';

/** How often the idle state is asked for, in milliseconds: Linux does not tell by itself that its screen is locked. */
const askEveryMs = 1000;

/**
 * Calls `lock` when the computer sleeps, when its screen is locked, and after as many idle minutes as are chosen at
 * that moment, until stopped.
 */
export function lockWithSystem(
  powerMonitor: Pick<PowerMonitor, 'on' | 'getSystemIdleState'>,
  idleMinutes: () => number,
  lock: () => void,
): () => void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  let wasAway = false;
  const timer = setInterval(() => {
    const state = powerMonitor.getSystemIdleState(idleMinutes() * 60);
    const isAway = state === 'locked' || state === 'idle';
    if (isAway && !wasAway) lock();
    wasAway = isAway;
  }, askEveryMs);
  return () => clearInterval(timer);
}
