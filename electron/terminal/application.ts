import { type Application, createApplication } from '../core/application.ts';
import { journalPlaces } from '../core/session/journal-places.ts';
import { terminalPlatform } from './platform.ts';

/** The core for one command, and the folder of the journal it works on. */
export interface TerminalCore {
  readonly application: Application;
  readonly folder: string;
}

/** Composes the core on the folder that was named, else on the desktop's current journal. */
export async function createTerminalCore(namedFolder: string | undefined): Promise<TerminalCore> {
  const platform = await terminalPlatform(namedFolder);
  return { application: createApplication(platform), folder: journalPlaces(platform).current().folder };
}
