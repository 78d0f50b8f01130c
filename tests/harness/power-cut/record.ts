import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { OwnConnectionOrder } from '../own-connection-program.ts';
import type { Preload } from '../preload/preload.ts';
import { type LogRecord, readLog } from '../preload/read-log.ts';
import { programEnvironment, programWords, startSavingProgram } from '../run-saving-program.ts';
import type { Report, Step } from '../saving-order.ts';
import { after, nothingTold, type Told } from '../told.ts';

/** What a program did to the files below a folder, in order, with what it told in between. */
export interface Recording {
  readonly folder: string;
  readonly records: readonly LogRecord[];
}

/** The places a recording needs, below a folder of the test's own. */
export function recordingPlaces() {
  const root = realpathSync(temporaryFolder());
  const folder = join(root, 'disk');
  mkdirSync(folder);
  return { folder, log: join(root, 'log'), control: join(root, 'control') };
}

/** Records the saving program from the making of the journal on; it must end by itself without a refusal. */
export async function recordSaving(
  library: Preload,
  round: number,
  steps: readonly Step[],
): Promise<Recording> {
  const places = recordingPlaces();
  const program = startSavingProgram({ environment: library.environment(places) });
  await program.run({ dataFolder: join(places.folder, 'data'), round, steps });
  const records = [...readLog(places.log)];
  const told = records.reduce(afterRecord, nothingTold);
  if (told.code !== undefined) throw new Error(`The recorded program was refused: ${told.code}.`);
  return { folder: places.folder, records };
}

/** Records the control, whose connection has these pragmas set besides the program's own. */
export async function recordOwnConnection(
  library: Preload,
  choice: Pick<OwnConnectionOrder, 'pragmas' | 'saves'>,
): Promise<Recording & { readonly key: Buffer }> {
  const places = recordingPlaces();
  const key = randomBytes(32);
  const file = join(places.folder, 'journal.db');
  const [command, ...words] = programWords('own-connection-program.ts');
  const run = spawnSync(command, words, {
    input: JSON.stringify({ ...choice, file, key: key.toString('base64url') } satisfies OwnConnectionOrder),
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...programEnvironment, ...library.environment(places) },
  });
  if (run.status !== 0) throw new Error('The control broke off.');
  return { folder: places.folder, records: [...readLog(places.log)], key };
}

/** What was told once this record was made, too. */
export function afterRecord(told: Told, { type, bytes }: LogRecord): Told {
  return type === 'mark' ? after(told, JSON.parse(bytes.toString()) as Report) : told;
}
