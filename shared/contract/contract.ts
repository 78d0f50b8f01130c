import { type BackupJob, backupChannels } from './backup-channels.ts';
import { caseChannels } from './case-channels.ts';
import type { AnswerOf, CheckedParamsOf, ParamsOf } from './channel.ts';
import { entryChannels } from './entry-channels.ts';
import { evidenceChannels } from './evidence-channels.ts';
import { settingsChannels } from './settings-channels.ts';
import { type VaultStatus, vaultChannels } from './vault-channels.ts';

/** Every door between a window and the core, by name. */
export const contract = {
  ...vaultChannels,
  ...backupChannels,
  ...settingsChannels,
  ...entryChannels,
  ...evidenceChannels,
  ...caseChannels,
};

/** The contract's shape. */
export type Contract = typeof contract;

/** The name of a channel. */
export type ChannelName = keyof Contract;

/** Every channel's name. */
export const channelNames = Object.keys(contract) as readonly ChannelName[];

/** What a caller passes to a channel. */
export type Params<Name extends ChannelName> = ParamsOf<Contract[Name]>;

/** What a handler of a channel receives. */
export type CheckedParams<Name extends ChannelName> = CheckedParamsOf<Contract[Name]>;

/** What a channel answers. */
export type Answer<Name extends ChannelName> = AnswerOf<Contract[Name]>;

/** What the core tells every window without being asked. */
export type CoreEvent =
  | { readonly type: 'status'; readonly status: VaultStatus }
  /** Something in the journal changed: what was read before may be out of date. */
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  /** The journal is about to be locked: what is being typed is to be saved now. */
  | { readonly type: 'commit-draft' }
  /** How far a long job is; `total` is 0 where that is not known. */
  | { readonly type: 'progress'; readonly job: BackupJob; readonly done: number; readonly total: number };

/** A part of the journal, or of what is kept around it, that can change by itself. */
export type Topic = 'entries' | 'evidence' | 'cases' | 'ladder' | 'settings' | 'backups' | 'keys' | 'notices';

/** What a shell asks of its window: to begin a new entry, or to save what is being typed before the journal is locked. */
export type ShellCommand = 'new-entry' | 'commit-draft';

/** How any shell reaches the core: one promise-returning call, and one stream of events. */
export interface Connection {
  call<Name extends ChannelName>(name: Name, params: Params<Name>): Promise<Answer<Name>>;
  /** Calls back for every event until the returned function is called. */
  subscribe(listener: (event: CoreEvent) => void): () => void;
}
