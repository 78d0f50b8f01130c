import { useEffect, useRef } from 'react';
import { isOverlayOpen, isTypingIn } from '../ui/index.ts';

/** What a key press means to the frame. */
export interface FrameKeys {
  readonly onDigit: (digit: string) => void;
  readonly onPalette: () => void;
  readonly onLock: () => void;
}

/** Listens for the keys that work everywhere: digits for rooms when not typing, Ctrl or Cmd K, Ctrl or Cmd Shift L. */
export function useFrameKeys(keys: FrameKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const hasCommandKey = event.ctrlKey || event.metaKey;
      if (hasCommandKey && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.onPalette();
      } else if (hasCommandKey && event.shiftKey && event.key.toLowerCase() === 'l') {
        event.preventDefault();
        latest.current.onLock();
      } else if (!hasCommandKey && !event.altKey && !isTypingIn(event.target) && !isOverlayOpen()) {
        if (/^[1-9]$/.test(event.key)) latest.current.onDigit(event.key);
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
