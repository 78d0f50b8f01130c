import type { Report, Saved } from './saving-order.ts';

/** What a person was told so far, and hence what a journal must hold after whatever happens next. */
export interface Told {
  readonly saved: ReadonlyMap<string, Saved>;
  /** A save that was asked for and not answered, or refused: it may be there or not. */
  readonly unanswered: Saved | undefined;
  /** What the drop box took: it is still there, or in the journal. */
  readonly dropped: readonly Saved[];
  readonly vault: 'none' | 'creating' | 'created';
  /** One of these passphrases opens it; there are two from the moment one was to be changed until it was. */
  readonly passphrases: readonly string[];
  /** This code opens it; none is sure to while it is being replaced. */
  readonly recoveryCode: string | undefined;
  /** The backups that were told to be made. */
  readonly backups: readonly string[];
  /** The code the program stopped with, where it stopped by itself. */
  readonly code: string | undefined;
}

/** Nothing was told yet. */
export const nothingTold: Told = {
  saved: new Map(),
  unanswered: undefined,
  dropped: [],
  vault: 'none',
  passphrases: [],
  recoveryCode: undefined,
  backups: [],
  code: undefined,
};

/** What was told once this report came, too. */
export function after(told: Told, report: Report): Told {
  switch (report.type) {
    case 'asked':
      return { ...told, unanswered: report };
    case 'saved':
      return { ...told, saved: new Map(told.saved).set(report.id, report), unanswered: undefined };
    case 'dropped':
      return { ...told, dropped: [...told.dropped, report] };
    case 'creating':
      return { ...told, vault: 'creating', passphrases: [report.passphrase] };
    case 'created':
      return { ...told, vault: 'created', recoveryCode: report.recoveryCode };
    case 'changing-passphrase':
      return { ...told, passphrases: [...told.passphrases, report.passphrase] };
    case 'changed-passphrase':
      return { ...told, passphrases: told.passphrases.slice(-1) };
    case 'rotating-keys':
      return { ...told, recoveryCode: undefined };
    case 'rotated-keys':
      return { ...told, recoveryCode: report.recoveryCode };
    case 'backed-up':
      return { ...told, backups: [...told.backups, report.name] };
    case 'stopped':
      return { ...told, code: report.code };
    case 'backing-up':
    case 'failed':
      return told;
  }
}
