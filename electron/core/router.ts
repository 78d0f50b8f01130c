import * as v from 'valibot';
import type { BorderCode } from '../../shared/contract/channel.ts';
import {
  type Answer,
  type ChannelName,
  type CheckedParams,
  type Contract,
  contract,
} from '../../shared/contract/contract.ts';
import { fail, ok, type Result } from '../../shared/domain/result/result.ts';
import type { JournalChannelName } from './journal/journal.ts';
import type { OpenedJournal } from './session/opened-journal.ts';

/** The channels that are answered beside the journal's thread: open ones, and those for an unlocked journal. */
export type OpenChannelName = Exclude<ChannelName, JournalChannelName>;

/** One handler for each channel that is answered beside the journal's thread: an unlocked one is given the journal. */
export type OpenHandlers = {
  readonly [Name in OpenChannelName]: (
    params: CheckedParams<Name>,
    ...journal: Contract[Name]['access'] extends 'unlocked' ? [OpenedJournal] : []
  ) => Promise<Answer<Name>>;
};

/** The answer to a call, whatever came in. */
export type RouterAnswer = Result<unknown, string | BorderCode>;

// The library's own sentences quote what was received, which may be an entry's text: these never do.
v.setGlobalMessage(ownSentence);

/** What a field takes, where its declaration has no sentence of its own for that. */
function ownSentence(issue: v.BaseIssue<unknown>): string {
  const { expected, requirement } = issue;
  if (issue.type === 'strict_object') {
    if (expected === 'never') return 'What was sent holds a field that Casebook does not know.';
    if (issue.received === 'undefined') return 'It is missing.';
  }
  if (issue.type === 'max_length') return `It is longer than ${requirement}.`;
  const words = expected?.replace(/[()"]/g, '').replaceAll(' | ', ', ') ?? 'something else';
  return issue.type === 'picklist' || issue.type === 'variant'
    ? `It is one of ${words}.`
    : `It takes ${words}.`;
}

/** One sentence on what is wrong with the params, which names the field and never quotes what was in it. */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue);
  return issue.message.replace(/^It /, field ? `“${field}” ` : 'What was sent ');
}

/** Params that fit the declaration of their channel, with its defaults, or a sentence on the first that does not. */
export function checkedParams<Name extends ChannelName>(
  name: Name,
  params: unknown,
): Result<CheckedParams<Name>, 'invalid-params'> {
  const checked = v.safeParse(contract[name].params, params, { abortEarly: true });
  if (!checked.success) return fail('invalid-params', sentenceOf(checked.issues[0]));
  // The schema is the one that the type was made from.
  return ok(checked.output as CheckedParams<Name>);
}

/**
 * Checks every call at the border and hands it on: to the handlers beside the journal's thread, or to that thread
 * where the journal is open. Never throws and never rejects.
 */
export function createRouter(
  openHandlers: OpenHandlers,
  openJournal: () => Promise<OpenedJournal | undefined>,
): (channelName: unknown, params: unknown) => Promise<RouterAnswer> {
  return async (channelName, params) => {
    try {
      if (typeof channelName !== 'string' || !Object.hasOwn(contract, channelName)) {
        return fail('unknown-channel', 'Casebook does not know this request.');
      }
      const name = channelName as ChannelName;
      const checked = checkedParams(name, params ?? {});
      if (!checked.ok) return checked;
      const { access } = contract[name];
      if (access === 'open') return await callBeside(openHandlers, name, checked.value);
      const journal = await openJournal();
      if (!journal) return fail('locked', 'The journal is locked. Unlock it, then try again.');
      if (access === 'unlocked') return await callBeside(openHandlers, name, checked.value, journal);
      return await journal.thread.call(name as JournalChannelName, checked.value);
    } catch {
      // The error may hold what the person wrote, so nothing of it is passed on.
      return fail('internal', 'Something went wrong inside Casebook. What was saved is safe.');
    }
  };
}

function callBeside(
  handlers: OpenHandlers,
  name: ChannelName,
  params: unknown,
  journal?: OpenedJournal,
): Promise<RouterAnswer> {
  // The params were checked against the schema of this very name, whose access says that it is answered here.
  const handler = handlers[name as OpenChannelName] as (...given: unknown[]) => Promise<RouterAnswer>;
  return handler(params, journal);
}
