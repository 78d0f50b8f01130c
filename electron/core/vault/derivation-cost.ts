/** What one guess at a passphrase costs: memory in KiB and passes over it. */
export interface DerivationCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** The cost of a new passphrase: 256 MiB, three passes. */
export const defaultDerivationCost: DerivationCost = { memoryKiB: 256 * 1024, passes: 3 };

/** The cheapest and the dearest derivation that is ever run, whatever a file asks for. */
export const derivationBounds = {
  memoryKiB: { least: 64 * 1024, most: 1024 * 1024 },
  passes: { least: 3, most: 10 },
} as const;

/** The length of a passphrase's salt. */
export const saltBytes = 32;

/** Whether a cost is neither too cheap to protect nor so dear that it would stall the computer. */
export function isCostInBounds({ memoryKiB, passes }: DerivationCost): boolean {
  return isWithin(memoryKiB, derivationBounds.memoryKiB) && isWithin(passes, derivationBounds.passes);
}

function isWithin(value: number, { least, most }: { least: number; most: number }): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
