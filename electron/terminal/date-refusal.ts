import { parseCivilDate } from '../../shared/domain/civil-date/civil-date.ts';
import { fail } from '../../shared/domain/result/result.ts';
import type { Outcome } from './outcome.ts';

/** The dates a command was given, by the option that gave them; absent ones are fine. */
export type GivenDates = Readonly<Record<string, string | undefined>>;

/** The refusal of the first date that no calendar has, naming its option; nothing where all are days. */
export function dateRefusal(dates: GivenDates): (Outcome & { ok: false }) | undefined {
  for (const [option, text] of Object.entries(dates)) {
    const parsed = text === undefined ? undefined : parseCivilDate(text);
    if (parsed && !parsed.ok) return fail(parsed.failure.code, `--${option}: ${parsed.failure.message}`);
  }
  return undefined;
}
