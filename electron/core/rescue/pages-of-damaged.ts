import { readPageHead } from '../salvage/b-tree-page.ts';
import { type Pages, readPages, readSealedFile } from '../salvage/read-pages.ts';

/** Beyond so many damaged pages the time for mending them all would be long, and most of them hold no single bit. */
const mostMended = 1000;

/**
 * Reads the pages of a damaged database under the key that fits it, and mends those that a single bit is wrong in.
 * Nothing where no key fits. `told` is called between pages with the share that is done.
 */
export async function pagesOfDamaged(
  { file, databaseKeys, salts }: DamagedDatabase,
  told: (share: number) => Promise<void>,
): Promise<{ key: Buffer; pages: Pages } | undefined> {
  await told(0);
  const source = { ...readSealedFile(file), ...(salts && { salts }) };
  const readings = databaseKeys.map((key) => ({ key, pages: readPages(source, key) }));
  const proven = readings.find(({ pages }) => pages.count > pages.unverified().length);
  if (!proven) {
    // Without the salt no seal can be proven, yet the pages can be read.
    return readings.find(({ pages }) => makesSense(pages));
  }
  const damaged = proven.pages.unverified().slice(0, mostMended);
  for (const [index, number] of damaged.entries()) {
    proven.pages.mend(number);
    await told((index + 1) / damaged.length);
  }
  return proven;
}

/** Whether pages of trees are among them, as under no other key: of noise, one page in two thousand looks like one. */
function makesSense(pages: Pages): boolean {
  const numbers = pages.unverified();
  const heads = numbers.filter((number) => {
    const page = pages.page(number);
    return page !== undefined && readPageHead(page) !== undefined;
  });
  return heads.length * 50 > numbers.length;
}

/** The damaged file, the keys it may be encrypted with, and salts it may have. */
export interface DamagedDatabase {
  readonly file: string;
  readonly databaseKeys: readonly Buffer[];
  readonly salts?: readonly Uint8Array[];
}
