import type { Failure } from '../../../shared/domain/result/result.ts';

/** What can be done about a journal that does not open, beside trying again. */
export type WayOut = 'rebuild-keys' | 'rescue' | 'restore';

/** Why a journal does not open although what was typed may be right: a page of its own. */
export interface Trouble {
  readonly title: string;
  /** What stays true meanwhile. */
  readonly calm: string;
  /** The likeliest first. */
  readonly waysOut: readonly WayOut[];
  /** Whether the same may succeed a little later. */
  readonly canTryAgain: boolean;
}

const troubles: Readonly<Record<string, Trouble>> = {
  busy: {
    title: 'The journal is open elsewhere',
    calm: 'Nothing is wrong with it, and nothing was changed.',
    waysOut: [],
    canTryAgain: true,
  },
  'keys-damaged': {
    title: 'The journal’s keys are damaged',
    calm: 'One secret that still fits is enough to write the keys anew: the passphrase, or the recovery code.',
    waysOut: ['rebuild-keys', 'restore'],
    canTryAgain: true,
  },
  damaged: {
    title: 'A part of the journal is damaged',
    calm: 'What you typed is right: it is the file that differs from what Casebook wrote, for example because the disk is failing.',
    waysOut: ['rescue', 'restore'],
    canTryAgain: true,
  },
  'newer-version': {
    title: 'A newer Casebook wrote this journal',
    calm: 'Every entry is there. This version leaves alone what it does not know.',
    waysOut: [],
    canTryAgain: false,
  },
  'not-writable': {
    title: 'The journal cannot be written',
    calm: 'Nothing that was saved is lost. Casebook opens a journal only where it can also save to it.',
    waysOut: [],
    canTryAgain: true,
  },
  'storage-failed': {
    title: 'The disk does not answer as it should',
    calm: 'Nothing that was saved is lost.',
    waysOut: ['restore'],
    canTryAgain: true,
  },
  unreadable: {
    title: 'The journal’s files cannot be read',
    calm: 'Nothing was changed.',
    waysOut: ['restore'],
    canTryAgain: true,
  },
};

/** The page for a failure to open; absent where the secret is what did not fit, which the form itself says. */
export function troubleOf(failure: Failure | undefined): Trouble | undefined {
  return failure && Object.hasOwn(troubles, failure.code) ? troubles[failure.code] : undefined;
}
