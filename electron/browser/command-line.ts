import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../shared/domain/result/result.ts';

/** What can be said where the browser shell is started. */
export interface StartOptions {
  /** The folder of the journal for this run alone. */
  readonly journalFolder?: string;
  /** Opens a throw-away copy of the sample journal. */
  readonly isSample: boolean;
  /** False prints the address instead of opening a window. */
  readonly mayOpen: boolean;
}

/** Reads `--journal DIR`, `--sample` and `--no-open`, or what the environment says of them; no other word is known. */
export function readStartOptions(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Result<StartOptions, 'usage'> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        journal: { type: 'string' },
        sample: { type: 'boolean' },
        'no-open': { type: 'boolean' },
      },
    });
    const isSample = values.sample === true;
    if (isSample && values.journal !== undefined) {
      return fail('usage', 'Give either --journal or --sample: the sample is a journal of its own.');
    }
    const journal = values.journal ?? env.CASEBOOK_JOURNAL;
    return ok({
      ...(journal && !isSample ? { journalFolder: resolve(journal) } : {}),
      isSample,
      mayOpen: values['no-open'] !== true && env.CASEBOOK_NO_OPEN !== '1',
    });
  } catch (error) {
    return fail(
      'usage',
      `${error instanceof Error ? error.message : 'Unknown option'}.`.replace(/\.\.$/, '.'),
    );
  }
}
