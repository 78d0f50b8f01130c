import type { CodeOf, ValueOf } from '../../../shared/contract/channel.ts';
import type { ChannelName, CheckedParams, Contract, Topic } from '../../../shared/contract/contract.ts';
import type { UtcInstant } from '../../../shared/domain/entry/entry.ts';
import type { Mapper } from '../../../shared/domain/mapping/mapper.ts';
import type { Result } from '../../../shared/domain/result/result.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/database.ts';

/** What a handler knows besides its database: the clock, ids and the mapper are passed in. */
interface Surroundings {
  /** Now, in UTC. */
  now(): UtcInstant;
  /** A new UUIDv7. */
  newId(): string;
  readonly mapper: Mapper;
}

/** The open journal for a handler that only looks. */
export interface ReadableJournal extends Surroundings {
  readonly database: ReadableDatabase;
}

/** The open journal for a handler that changes it, inside one transaction. */
export interface WritableJournal extends Surroundings {
  readonly database: WritableDatabase;
  /** Says what changed, so that windows read it again. */
  changed(...topics: readonly Topic[]): void;
}

/** The channels that the journal's thread answers: every one that reads or writes. */
export type JournalChannelName = {
  [Name in ChannelName]: Contract[Name]['access'] extends 'read' | 'write' ? Name : never;
}[ChannelName];

type Outcome<Name extends ChannelName> = Result<ValueOf<Contract[Name]>, CodeOf<Contract[Name]>>;

/** Gathers, asks the domain, persists. One that only reads is never given a handle that can write. */
export type Handler<Name extends JournalChannelName> = (
  journal: Contract[Name]['access'] extends 'read' ? ReadableJournal : WritableJournal,
  params: CheckedParams<Name>,
) => Outcome<Name>;

/** One handler for each of these channels; a failure leaves the journal as it was. */
export type Handlers<Name extends JournalChannelName> = { readonly [N in Name]: Handler<N> };
