import { usableZone } from '../../shared/domain/civil-date/civil-date.ts';

/** The zone this computer is set to, as a zone the calendar can reckon in. */
export function systemZone(): string {
  return usableZone(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date().getTimezoneOffset());
}
