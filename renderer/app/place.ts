import { addresses } from '../bridge/index.ts';

let kept: { readonly journalName: string; readonly hash: string } | undefined;

const root = `#${addresses.journal}`;

/** Takes the page that was shown out of the address, which then says nothing of the journal, and keeps it in mind. */
export function leavePlace(journalName: string): void {
  const { hash } = location;
  if (hash === '' || hash === root) return;
  kept = { journalName, hash };
  history.replaceState(null, '', root);
}

/** Goes back to the page that was shown when this journal was locked. */
export function returnToPlace(journalName: string): void {
  const place = kept;
  kept = undefined;
  if (place?.journalName !== journalName) return;
  if (location.hash === '' || location.hash === root) history.replaceState(null, '', place.hash);
}
