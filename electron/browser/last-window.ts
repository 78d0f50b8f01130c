/** How long the last window may be gone (a reload, a crash of the page) before Casebook ends. */
export const lastWindowGraceMs = 30_000;

/** Watches whether anybody still looks. */
export interface LastWindow {
  /** Hears how many windows are open. */
  changed(open: number): void;
  /** Never calls back from now on. */
  stop(): void;
}

/** Calls `onGone` once no window has been open for `graceMs` after there had been one. */
export function watchLastWindow(onGone: () => void, graceMs = lastWindowGraceMs): LastWindow {
  let grace: NodeJS.Timeout | undefined;
  let isStopped = false;
  return {
    changed(open) {
      clearTimeout(grace);
      if (open === 0 && !isStopped) grace = setTimeout(onGone, graceMs);
    },
    stop() {
      isStopped = true;
      clearTimeout(grace);
    },
  };
}
