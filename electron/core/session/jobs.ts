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
  ): Promise<Result<Value, Code | 'busy'>>;
  /** Asks the job under way to stop. */
  cancel(): void;
  /** Resolves when no job is under way. */
  idle(): Promise<void>;
}

const busySentence =
  'Casebook is at work on this journal’s files already. Wait for it or cancel it, then try again.';

/** Begins with no job under way. */
export function createJobs(emit: (event: CoreEvent) => void): Jobs {
  let underWay: { readonly end: Promise<unknown>; readonly beganByItself: boolean } | undefined;
  let stopping = new AbortController();
  return {
    async run(job, work, { beganByItself = false } = {}) {
      if (underWay?.beganByItself && !beganByItself) await underWay.end;
      if (underWay) return fail('busy', busySentence);
      stopping = new AbortController();
      const onProgress = (done: number, total: number) => emit({ type: 'progress', job, done, total });
      const working = work({ signal: stopping.signal, onProgress });
      underWay = { end: working.catch(() => undefined), beganByItself };
      try {
        return await working;
      } finally {
        underWay = undefined;
        // The end is told as everything done, whatever came of it, so that no window goes on waiting.
        onProgress(1, 1);
      }
    },
    cancel: () => stopping.abort(),
    idle: async () => {
      await underWay?.end;
    },
  };
}
