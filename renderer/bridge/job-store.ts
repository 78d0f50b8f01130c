import type { BackupJob } from '../../shared/contract/backup-channels.ts';
import type { Connection } from '../../shared/contract/contract.ts';

/** A long job that is under way in the core, and how far it is; `total` is 0 where that is not known. */
export interface RunningJob {
  readonly job: BackupJob;
  readonly done: number;
  readonly total: number;
}

/** The job that is under way, to watch. */
export interface JobStore {
  readonly get: () => RunningJob | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Forgets the job: events of its end may have been missed. */
  readonly forget: () => void;
}

/** Follows the core's jobs; one that has done everything there is to do is over. */
export function createJobStore(connection: Pick<Connection, 'subscribe'>): JobStore {
  let current: RunningJob | undefined;
  const listeners = new Set<() => void>();

  function show(job: RunningJob | undefined): void {
    if (job === current) return;
    current = job;
    for (const listener of listeners) listener();
  }

  connection.subscribe((event) => {
    if (event.type !== 'progress') return;
    const { job, done, total } = event;
    show(total > 0 && done >= total ? undefined : { job, done, total });
  });

  return {
    get: () => current,
    forget: () => show(undefined),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
