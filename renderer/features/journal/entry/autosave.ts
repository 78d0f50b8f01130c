import type { Failure, Result } from '../../../../shared/domain/result/result.ts';

/** Where the person's changes are: all stored, waiting, on their way, refused for a reason, or crossed by another's. */
export type SaveState =
  | { readonly phase: 'saved' | 'waiting' | 'saving' }
  | { readonly phase: 'failed' | 'crossed'; readonly failure: Failure };

/** What autosaving stands on. */
export interface AutosaveOptions<Changes extends object, Saved> {
  /** The revision the changes are made on. */
  readonly revision: number;
  readonly delayMs: number;
  readonly save: (changes: Changes, revision: number) => Promise<Result<Saved, string>>;
  readonly revisionOf: (saved: Saved) => number;
  readonly onState: (state: SaveState) => void;
  /** Called after each save with what was stored and what is still to be. */
  readonly onSaved: (saved: Saved, unsaved: Partial<Changes>) => void;
}

/** Collects changes and saves them, one save at a time; what could not be saved is kept and goes along with the next. */
export interface Autosave<Changes extends object> {
  /** Takes a change over; it is saved a moment later, or at once where it is urgent. */
  readonly change: (changes: Partial<Changes>, isUrgent?: boolean) => void;
  /** Saves everything there is to save; resolves with how that went. */
  readonly flush: () => Promise<SaveState>;
  /** Whether the changes were made on a revision somebody else has changed: nothing is sent until `rebase`. */
  readonly isCrossed: () => boolean;
  /** Goes on from another revision, for example after looking at what somebody else changed. */
  readonly rebase: (revision: number) => void;
  /** Gives up the changes that are not saved, and returns them. */
  readonly discard: () => Partial<Changes>;
  readonly unsaved: () => Partial<Changes>;
  readonly hasUnsaved: () => boolean;
}

/** Makes an autosave over one record. */
export function createAutosave<Changes extends object, Saved>(
  options: AutosaveOptions<Changes, Saved>,
): Autosave<Changes> {
  let { revision } = options;
  let waiting: Partial<Changes> = {};
  let underWay: Partial<Changes> | undefined;
  let sending: Promise<SaveState> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: SaveState = { phase: 'saved' };
  let isCrossed = false;

  const hasWaiting = () => Object.keys(waiting).length > 0;

  function enter(next: SaveState): void {
    state = next;
    options.onState(next);
  }

  async function send(): Promise<void> {
    const changes = waiting;
    waiting = {};
    underWay = changes;
    enter({ phase: 'saving' });
    const answer = await options.save(changes as Changes, revision);
    underWay = undefined;
    if (!answer.ok) {
      waiting = { ...changes, ...waiting };
      isCrossed = answer.failure.code === 'changed-elsewhere';
      enter({ phase: isCrossed ? 'crossed' : 'failed', failure: answer.failure });
      return;
    }
    revision = options.revisionOf(answer.value);
    options.onSaved(answer.value, waiting);
    enter({ phase: hasWaiting() ? 'waiting' : 'saved' });
  }

  async function sendAll(): Promise<SaveState> {
    while (hasWaiting() && !isCrossed) {
      await send();
      if (state.phase === 'failed') break;
    }
    return state;
  }

  function flush(): Promise<SaveState> {
    clearTimeout(timer);
    sending ??= sendAll().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  function change(changes: Partial<Changes>, isUrgent = false): void {
    waiting = { ...waiting, ...changes };
    // Crossed changes wait for the person's word; everything else is tried again with every new change.
    if (isCrossed) return;
    if (state.phase !== 'saving') enter({ phase: 'waiting' });
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), isUrgent ? 0 : options.delayMs);
  }

  return {
    change,
    flush,
    isCrossed: () => isCrossed,
    rebase: (other) => {
      revision = other;
      isCrossed = false;
    },
    discard: () => {
      clearTimeout(timer);
      const given = waiting;
      waiting = {};
      isCrossed = false;
      enter({ phase: 'saved' });
      return given;
    },
    unsaved: () => ({ ...underWay, ...waiting }),
    hasUnsaved: () => underWay !== undefined || hasWaiting(),
  };
}
