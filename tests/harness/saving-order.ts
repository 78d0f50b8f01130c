/** A kind of call to the operating system that can be made to fail. */
export type FailingCall = 'write' | 'flush' | 'name';

/** How a call fails: which kind, with which answer, and whether the disk then works again. */
export interface DiskFailure {
  readonly of: FailingCall;
  readonly answer: 'ENOSPC' | 'EIO';
  readonly lasts: 'once' | 'on';
}

/** One thing the saving program is told to do. */
export type Step =
  | { readonly do: 'create'; readonly passphrase: string }
  /** With the recovery code, which costs no derivation; the one it was told last where none is named. */
  | { readonly do: 'unlock'; readonly recoveryCode?: string }
  /** Into the journal, or while it is locked into its drop box. */
  | { readonly do: 'save' | 'drop'; readonly times: number }
  | { readonly do: 'pause'; readonly ms: number }
  /** The new passphrase is another one each time. */
  | { readonly do: 'change-passphrase' | 'back-up' | 'rotate-keys' | 'lock' }
  /**
   * Does `work` again and again while the k-th call fails, for every k (or every `stride`-th after the seventh) until
   * nothing was left to fail, and copies the data folder after each.
   */
  | {
      readonly do: 'fail';
      readonly failure: DiskFailure;
      readonly work: readonly Step[];
      readonly stride: number;
      readonly copies: string;
    };

/** What the saving program is told. */
export interface SavingOrder {
  readonly dataFolder: string;
  /** Makes every word it writes its own. */
  readonly round: number;
  readonly steps: readonly Step[];
}

/** An entry as it was told to be saved. */
export interface Saved {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
}

/** What the program tells: a step it begins, one that was answered, or why it stopped. */
export type Report =
  | ({ readonly type: 'asked' | 'saved' | 'dropped' } & Saved)
  | { readonly type: 'creating'; readonly passphrase: string }
  | { readonly type: 'created'; readonly recoveryCode: string }
  | { readonly type: 'changing-passphrase'; readonly passphrase: string }
  | { readonly type: 'changed-passphrase' | 'rotating-keys' | 'backing-up' }
  | { readonly type: 'rotated-keys'; readonly recoveryCode: string }
  | { readonly type: 'backed-up'; readonly name: string }
  /** The k-th call had been made to fail, if there was one; `code` is what the person was told, if anything. */
  | {
      readonly type: 'failed';
      readonly k: number;
      readonly failures: number;
      readonly code: string | null;
      readonly copy: string;
    }
  | { readonly type: 'stopped'; readonly code: string };
