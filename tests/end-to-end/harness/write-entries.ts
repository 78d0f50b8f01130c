import type { Page } from '@playwright/test';
import { read } from './core.ts';
import { daysAgo } from './days.ts';

/** Writes as many entries as asked, a day apart, each with a text of its own that fills a part of a page. */
export async function writeEntries(page: Page, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await read(page, 'entry.create', { kind: 'win', date: daysAgo(number), text: entryText(number) });
  }
}

/** The text of one of them. */
export function entryText(number: number): string {
  const words = `Measured the tide at gauge ${number} and wrote it into the ledger. `;
  return `Tide ${number}\n${words.repeat(12)}`;
}
