import { type Seal, saltBytes, sealOf } from './page-seal.ts';

/** A sealed page and the number it should have. */
export interface NumberedPage {
  readonly number: number;
  readonly sealed: Buffer;
}

const mostSamples = 6;

/** The first page may lie in any other's place, its salt with it; looked for in so many. */
const mostPlaces = 4096;

/**
 * The seal under which the pages hold: with one of the given salts, with the salt of a first page that lies elsewhere,
 * or with the first salt where a single byte of it was damaged. Answers the first salt's seal where nothing holds.
 */
export function findSeal(
  key: Uint8Array,
  salts: readonly [Uint8Array, ...Uint8Array[]],
  pages: readonly NumberedPage[],
): Seal {
  const step = Math.max(1, Math.floor(pages.length / mostSamples));
  const samples = pages.filter((_, index) => index % step === 0).slice(0, mostSamples);
  const holdsAny = (seal: Seal) => samples.some(({ sealed, number }) => seal.holds(sealed, number));
  const [first] = salts;
  const elsewhere = pages.slice(0, mostPlaces).map(({ sealed }) => sealed.subarray(0, saltBytes));
  for (const salt of [...salts, ...elsewhere]) {
    const seal = sealOf(key, salt);
    if (holdsAny(seal)) return seal;
  }
  const salt = Buffer.from(first);
  for (let at = 0; at < saltBytes; at += 1) {
    for (let change = 1; change < 256; change += 1) {
      salt[at] = (first[at] ?? 0) ^ change;
      const seal = sealOf(key, salt);
      if (holdsAny(seal)) return seal;
    }
    salt[at] = first[at] ?? 0;
  }
  return sealOf(key, first);
}
