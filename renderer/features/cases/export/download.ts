import type { CaseExport } from '../../../../shared/domain/promotion-case/case.ts';

const revokeAfterMs = 60_000;

/** Saves a finished document as a file, as the browser or the desktop saves files. */
export function download({ content, fileName, mediaType }: CaseExport): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), revokeAfterMs);
}
