import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ValueOf } from '../../shared/contract/channel.ts';
import type { Answer, ChannelName, Contract, Params } from '../../shared/contract/contract.ts';
import type { EntryPage, EntrySummary } from '../../shared/contract/entry-channels.ts';
import type { Failure } from '../../shared/domain/result/result.ts';
import type { Link } from './connect.ts';
import { FailureError, failureOf } from './failure-error.ts';
import { useSession } from './session.tsx';
import type { StatusStore } from './status-store.ts';

export type { Params } from '../../shared/contract/contract.ts';

/** What a channel answers with when it succeeds. */
export type Value<Name extends ChannelName> = ValueOf<Contract[Name]>;

/** What is known of a question to the core: the last answer, a failure to show as a sentence, or nothing yet. */
export interface Queried<T> {
  readonly data: T | undefined;
  readonly failure: Failure | undefined;
  readonly isPending: boolean;
  readonly retry: () => void;
}

/** Calls the core; an answer of *locked* makes the window look at the journal's status again. */
async function ask<Name extends ChannelName>(
  link: Link,
  status: StatusStore,
  name: Name,
  params: Params<Name>,
): Promise<Answer<Name>> {
  const answer = await link.connection.call(name, params);
  if (!answer.ok && answer.failure.code === 'locked') void status.refresh();
  return answer;
}

function valueOrThrow<Name extends ChannelName>(answer: Answer<Name>): Value<Name> {
  if (answer.ok) return answer.value as Value<Name>;
  throw new FailureError(answer.failure);
}

/** Reads a channel and reads it again whenever something it depends on changes. */
export function useQueryOf<Name extends ChannelName>(
  name: Name,
  params: Params<Name>,
  options: {
    readonly isEnabled?: boolean;
    readonly keepsPrevious?: boolean;
    /** Asks again whenever it is shown anew, for what changes without the core noticing. */
    readonly isAskedAnew?: boolean;
  } = {},
): Queried<Value<Name>> {
  const { link, status } = useSession();
  const query = useQuery<Value<Name>>({
    queryKey: [name, params],
    queryFn: async () => valueOrThrow(await ask(link, status, name, params)),
    enabled: options.isEnabled ?? true,
    ...(options.keepsPrevious === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.isAskedAnew === true ? { refetchOnMount: 'always' as const } : {}),
  });
  return {
    data: query.data,
    failure: failureOf(query.error),
    isPending: query.isPending,
    retry: () => void query.refetch(),
  };
}

/** Entries that are read page by page; `data` holds those of all pages so far. */
export interface PagedEntries extends Queried<readonly EntrySummary[]> {
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
}

function entriesOf({ pages }: InfiniteData<EntryPage>): readonly EntrySummary[] {
  return pages.flatMap((page) => page.entries);
}

/** Reads `entry.list` or `entry.search` page by page, newest first. */
export function usePagesOf<Name extends 'entry.list' | 'entry.search'>(
  name: Name,
  params: Omit<Params<Name>, 'cursor'>,
): PagedEntries {
  const { link, status } = useSession();
  const query = useInfiniteQuery({
    queryKey: [name, params, 'pages'],
    queryFn: async ({ pageParam }): Promise<EntryPage> => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      return valueOrThrow(await ask(link, status, name, { ...params, ...cursor } as Params<Name>));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
  return {
    data: query.data,
    failure: failureOf(query.error),
    isPending: query.isPending,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
}

/** Something the person does: `run` answers with a Result and never throws for an expected failure. */
export interface Mutating<Name extends ChannelName> {
  readonly run: (params: Params<Name>) => Promise<Answer<Name>>;
  readonly isPending: boolean;
  /** Why the last run failed, until the next one. */
  readonly failure: Failure | undefined;
  readonly reset: () => void;
}

/** Does something through a channel; what it changes is read again through the core's events. */
export function useMutationOf<Name extends ChannelName>(name: Name): Mutating<Name> {
  const { link, status } = useSession();
  const mutation = useMutation<Answer<Name>, Error, Params<Name>>({
    mutationFn: (params) => ask(link, status, name, params),
    gcTime: 0,
  });
  const answer = mutation.data;
  return {
    run: mutation.mutateAsync,
    isPending: mutation.isPending,
    failure: answer && !answer.ok ? answer.failure : failureOf(mutation.error),
    reset: mutation.reset,
  };
}

/** Calls channels from where no hook's state is wanted, for example while typing; answers are not cached. */
export function useCall(): <Name extends ChannelName>(
  name: Name,
  params: Params<Name>,
) => Promise<Answer<Name>> {
  const { link, status } = useSession();
  return useCallback((name, params) => ask(link, status, name, params), [link, status]);
}

/** Puts an answer the window already has where the next read of it looks. */
export function useRemember(): <Name extends ChannelName>(
  name: Name,
  params: Params<Name>,
  value: Value<Name>,
) => void {
  const client: QueryClient = useQueryClient();
  return (name, params, value) => void client.setQueryData([name, params], value);
}
