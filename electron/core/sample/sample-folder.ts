import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one run, for its owner alone. */
export interface SampleFolder {
  readonly path: string;
  /** Deletes it with everything in it; again does nothing. */
  remove(): void;
}

/** Makes the folder in which a copy of the sample journal lives for one run. */
export function makeSampleFolder(): SampleFolder {
  const path = mkdtempSync(join(tmpdir(), 'casebook-sample-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}
