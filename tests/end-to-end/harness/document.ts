import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { ExportDialog } from '../pages/export-dialog.ts';

/** Saves the case that the export dialog shows as a file, and reads the file. */
export async function saveAs(
  page: Page,
  format: 'HTML' | 'Markdown',
): Promise<{ readonly name: string; readonly content: string }> {
  const dialog = new ExportDialog(page);
  await dialog.choose(format);
  const downloading = page.waitForEvent('download');
  await dialog.save.click();
  const download: Download = await downloading;
  const content = await readFile(await download.path(), 'utf8');
  return { name: download.suggestedFilename(), content };
}
