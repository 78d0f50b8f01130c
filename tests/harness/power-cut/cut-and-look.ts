import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { randomFrom } from '../random.ts';
import { nothingTold, type Told } from '../told.ts';
import { cutRecording, layOut } from './cut-recording.ts';
import { afterRecord, type Recording } from './record.ts';

/** What many power cuts of one recording left. */
export interface Aftermath {
  /** Acknowledged entries, summed over the cuts. */
  readonly acknowledged: number;
  /** What was lost or broken, with the number of the cut and that of the records made before it. */
  readonly wrong: readonly { readonly index: number; readonly at: number; readonly what: string }[];
}

/** Cuts a recording so many times and looks each time at what is left, knowing what had been told by then. */
export async function cutAndLook(
  recording: Recording,
  { cuts, seed }: { readonly cuts: number; readonly seed: number },
  look: (folder: string, told: Told, index: number) => Promise<readonly string[]>,
): Promise<Aftermath> {
  const folder = join(temporaryFolder(), 'disk');
  const wrong: { index: number; at: number; what: string }[] = [];
  let index = 0;
  let acknowledged = 0;
  let told: Told = nothingTold;
  let at = 0;
  for (const cut of cutRecording(recording, cuts, randomFrom(seed))) {
    told = recording.records.slice(at, cut.at).reduce(afterRecord, told);
    at = cut.at;
    layOut(cut.content, recording.folder, folder);
    acknowledged += told.saved.size;
    for (const what of await look(folder, told, index)) wrong.push({ index, at, what });
    index += 1;
  }
  return { acknowledged, wrong };
}
