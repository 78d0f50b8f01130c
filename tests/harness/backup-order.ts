/** What a backing-up program is told to do again and again until it is killed, or so many times. */
export interface BackupProgramOrder {
  readonly folder: string;
  readonly vaultId: string;
  /** The data key in base64url. */
  readonly dataKey: string;
  readonly times: number;
  /** The number of the first backup of this run: each is made seven hours after the one before. */
  readonly first: number;
  /** Instead of making backups, this one is brought back, each time to a new folder below this one. */
  readonly restore?: { readonly file: string; readonly below: string; readonly recoveryCode: string };
}

/** What it tells: that it begins, and each backup or folder when it is finished. */
export type BackupProgramReport =
  | { readonly type: 'begun' }
  | { readonly type: 'made'; readonly name: string }
  | { readonly type: 'restored'; readonly folder: string }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };
