import { useEffect } from 'react';
import type { Value } from '../bridge/index.ts';
import { clearToasts, forgetSpoken } from '../ui/index.ts';
import { leavePlace } from './place.ts';

/** Leaves nothing of a journal in the window that is not open: no message, nothing spoken, no address. */
export function useForgetting(status: Value<'vault.status'> | undefined): void {
  const closed = status && status.state !== 'unlocked' ? status.journalName : undefined;
  useEffect(() => {
    if (closed === undefined) return;
    clearToasts();
    forgetSpoken();
    const leave = () => leavePlace(closed);
    leave();
    window.addEventListener('hashchange', leave);
    return () => window.removeEventListener('hashchange', leave);
  }, [closed]);
}
