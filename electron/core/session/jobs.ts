import type { BackupJob } from '../../../shared/contract/backup-channels.ts';
import type { CoreEvent } from '../../../shared/contract/contract.ts';
import { fail, type Result } from '../../../shared/domain/result/result.ts';

/** What a long job is given: when to stop, and where to tell how far it is. */
export interface JobReport {
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** Long work, one job at a time. */
export interface Jobs {
  /**
   * Runs a job, telling how far it is; `busy` while another one is under way. One that a person asks for waits for one
   * that began by itself.
   */
  run<Value, Code extends string>(
    job: BackupJob,
    work: (report: JobReport) => Promise<Result<Value, Code>>,
    choice?: { readonly beganByItself?: boolean },
  ): Promise<Result<Value, Code | 'busy' | 'cancelled'>>;
  /** Asks the job under way to stop, and the one that waits for it not to begin. */
  cancel(): void;
  /** Resolves when no job is under way, but for a renewal of the keys: that one closes the journal by itself. */
  idle(): Promise<void>;
}

const busySentence =
  'Casebook is at work on this journal’s files already. Wait for it or cancel it, then try again.';

const cancelledSentence = 'It was stopped before it began. Nothing was changed.';

/** Begins with no job under way. */
export function createJobs(emit: (event: CoreEvent) => void): Jobs {
  let underWay:
    | { readonly end: Promise<unknown>; readonly job: BackupJob; readonly beganByItself: boolean }
    | undefined;
  let stopping = new AbortController();
  let cancellations = 0;
  return {
    async run(job, work, { beganByItself = false } = {}) {
      const before = cancellations;
      if (underWay?.beganByItself && !beganByItself) await underWay.end;
      if (cancellations !== before) return fail('cancelled', cancelledSentence);
      if (underWay) return fail('busy', busySentence);
      stopping = new AbortController();
      const onProgress = (done: number, total: number) => emit({ type: 'progress', job, done, total });
      const working = work({ signal: stopping.signal, onProgress });
      underWay = { end: working.catch(() => undefined), job, beganByItself };
      try {
        return await working;
      } finally {
        underWay = undefined;
        // The end is told as everything done, whatever came of it, so that no window goes on waiting.
        onProgress(1, 1);
      }
    },
    cancel() {
      cancellations += 1;
      stopping.abort();
    },
    idle: async () => {
      if (underWay?.job !== 'rotate-keys') await underWay?.end;
    },
  };
}
