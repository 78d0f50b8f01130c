import { usableZone } from '../../shared/domain/civil-date/civil-date.ts';

/** The zone this window is in, as a zone the calendar can reckon in, whatever the system is set to. */
export function zoneHere(): string {
  return usableZone(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date().getTimezoneOffset());
}
