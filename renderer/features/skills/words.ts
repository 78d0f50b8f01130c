import type { AreaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';
import { counted } from '../../../shared/domain/wording/counted.ts';

/** What is recorded for an area, in words. */
export function countsInWords(area: AreaEvidence): string {
  const parts: string[] = [];
  if (area.entries === 0) parts.push('Not recorded yet');
  else {
    parts.push(counted(area.entries, 'entry', 'entries'));
    parts.push(area.shareable === area.entries ? 'all shareable' : `${area.shareable} shareable`);
  }
  if (area.undecided > 0) parts.push(`${counted(area.undecided, 'suggestion', 'suggestions')} to decide`);
  return parts.join(' · ');
}
