import type { Answer, ChannelName, Params } from '../../shared/contract/contract.ts';
import type { Application } from '../core/application.ts';

/** The core as a command reaches it: the same doors as a window's, and where the journal lies. */
export interface Doors {
  call<Name extends ChannelName>(name: Name, params: Params<Name>): Promise<Answer<Name>>;
  readonly folder: string;
  /** Calls back for every event of the core in this process until the returned function is called. */
  readonly subscribe: Application['subscribe'];
}
