import english from '../../../resources/mapper/english.json' with { type: 'json' };
import type { Clause } from './patterns.ts';
import { isAuxiliary, isPastForm, isStopWord, stemOf, type Token } from './words.ts';

/** Whose deed a clause tells: the writer's, somebody else's, or nobody's in particular. */
export type Subject = 'mine' | 'theirs' | 'open';

/** A clause with its subject and its place among the sentences of the text. */
export interface ClauseOfText extends Clause {
  readonly sentence: number;
  readonly subject: Subject;
  /** The tokens of the subject itself, whose `my` and `our` do not make the deed the writer's. */
  readonly subjectTo: number;
}

const givenNames = new Set(english.givenNames);
const people = new Set(english.people.map(stemOf));
const groups = new Set(['team', 'squad', 'group', 'department', 'people', 'folk', 'staff'].map(stemOf));
const dayOrMonth = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);
const first = new Set(['i', 'we']);
const third = new Set('he she they someone somebody'.split(' '));
const otherSubjects = new Set('you it that this there nobody everyone everybody nothing none'.split(' '));
const joins = new Set('and but while whereas though although yet or then so'.split(' '));
const leadIns = new Set(
  `and but while whereas though although yet or then so i we today yesterday tonight also finally later again
  first maybe just still now actually well ok okay this that morning afternoon week evening`.split(/\s+/),
);
const determiners = new Set(
  'my our the a an his her their another other one some both two three most your'.split(' '),
);
const adjectives = new Set('own other same most more only'.split(' '));
const prepositions = new Set('with to by for from of about at than like between against without'.split(' '));
const subjectReach = 9;
/** The most words of one clause: what has no stops at all is cut, so that a long text takes no longer than its length. */
const longestClause = 150;
const nounReach = 5;

const hardBreak = /[!?;\n\r\u2028\u2029…]|\.(?:\s|$|["'”’)])|\.{2,}/;
const softBreak = /[,:()[\]–—"“”]|\s-+\s|\s\/\s/;

/** Which tokens read as a person's name: known given names, and unknown capitals inside a sentence. */
function createNameTest(
  tokens: readonly Token[],
  startsSentence: readonly boolean[],
  isKnownWord: (token: Token) => boolean,
): (index: number) => boolean {
  return (index) => {
    const token = tokens[index];
    if (!token?.isCapitalised || dayOrMonth.has(token.form)) return false;
    if (givenNames.has(token.form)) return true;
    const isBeforeDeed = isPastForm(tokens[index + 1]?.form ?? '') && !isPastForm(token.form);
    return (!startsSentence[index] || isBeforeDeed) && !isKnownWord(token);
  };
}

function isVerbLike(token: Token | undefined): boolean {
  if (!token) return false;
  return (
    isPastForm(token.form) || isAuxiliary(token.form) || (token.form.endsWith('s') && token.form.length > 3)
  );
}

const endsNounPhrase = ({ form }: Token): boolean =>
  isAuxiliary(form) || isPastForm(form) || (isStopWord(form) && !adjectives.has(form));

/** The end of a noun phrase for other people (`my new colleague Tom`), or undefined when there is none here. */
function endOfPeople(
  tokens: readonly Token[],
  from: number,
  to: number,
  isName: Clause['isName'],
): number | undefined {
  const opener = tokens[from];
  if (!opener) return undefined;
  if (isName(from)) return isName(from + 1) ? from + 2 : from + 1;
  if (!determiners.has(opener.form) && !people.has(opener.stem)) return undefined;
  const reach = Math.min(to, from + nounReach);
  for (let index = from; index < reach; index += 1) {
    const token = tokens[index];
    if (!token || (index > from && endsNounPhrase(token))) return undefined;
    if (!people.has(token.stem)) continue;
    const next = tokens[index + 1];
    if (next && index + 1 < to && people.has(next.stem)) continue;
    const isOwnGroup =
      groups.has(token.stem) && index <= from + 1 && ['my', 'our', 'the'].includes(opener.form);
    if (isOwnGroup || (groups.has(token.stem) && index === from)) return undefined;
    return isName(index + 1) ? index + 2 : index + 1;
  }
  return undefined;
}

interface Found {
  readonly subject: Subject;
  readonly to: number;
  /** The subject is written down, not understood from a bare deed such as `Fixed it`. */
  readonly isWritten: boolean;
}

function subjectAt(
  tokens: readonly Token[],
  index: number,
  to: number,
  isName: Clause['isName'],
): Found | undefined {
  const token = tokens[index];
  if (!token) return undefined;
  if (first.has(token.form)) return { subject: 'mine', to: index + 1, isWritten: true };
  if (third.has(token.form)) return { subject: 'theirs', to: index + 1, isWritten: true };
  if (otherSubjects.has(token.form) && isVerbLike(tokens[index + 1]))
    return { subject: 'open', to: index + 1, isWritten: true };
  let end = endOfPeople(tokens, index, to, isName);
  if (end === undefined) return undefined;
  if (tokens[end]?.form === 'and' && end + 1 < to) {
    if (first.has(tokens[end + 1]?.form ?? '')) return { subject: 'mine', to: end + 2, isWritten: true };
    end = endOfPeople(tokens, end + 1, to, isName) ?? end;
  }
  const verb = tokens[end]?.form.endsWith('ly') ? end + 1 : end;
  return verb < to && isVerbLike(tokens[verb]) ? { subject: 'theirs', to: end, isWritten: true } : undefined;
}

/** `After Tom left I fixed it` is the writer's deed although another person comes first. */
function orMine(found: Found, tokens: readonly Token[], to: number): Found {
  for (let index = found.to; index < to; index += 1) {
    if (first.has(tokens[index]?.form ?? '')) return { subject: 'mine', to: found.to, isWritten: true };
  }
  return found;
}

function subjectOf(
  tokens: readonly Token[],
  from: number,
  head: number,
  to: number,
  isName: Clause['isName'],
): Found | undefined {
  const reach = Math.min(to, from + subjectReach);
  for (let index = from; index < reach; index += 1) {
    const found = prepositions.has(tokens[index - 1]?.form ?? '')
      ? undefined
      : subjectAt(tokens, index, to, isName);
    if (found) return found.subject === 'theirs' ? orMine(found, tokens, to) : found;
    const form = tokens[index]?.form ?? '';
    if (isPastForm(form))
      return {
        subject: index === head && !isAuxiliary(form) ? 'mine' : 'open',
        to: index,
        isWritten: index > head,
      };
  }
  return undefined;
}

/** Whether a new clause begins at this token, given the characters before it. */
function opensClause(
  tokens: readonly Token[],
  index: number,
  gap: string,
  isName: Clause['isName'],
): boolean {
  const token = tokens[index];
  if (!token) return false;
  const isJoin = joins.has(token.form);
  const isBroken = softBreak.test(gap);
  if (!isJoin && !isBroken) return false;
  if (token.form === 'but' || /[:()]|\s[-–—]+\s/.test(gap)) return true;
  let next = isJoin ? index + 1 : index;
  if (isBroken && joins.has(tokens[next]?.form ?? '')) next += 1;
  if (token.form === 'so' && tokens[next]?.form === 'that') return false;
  if (isBroken && isPastForm(tokens[next]?.form ?? '')) return true;
  return subjectAt(tokens, next, tokens.length, isName) !== undefined;
}

function headOf(tokens: readonly Token[], from: number, to: number): number {
  let head = from;
  while (head < to && leadIns.has(tokens[head]?.form ?? '')) head += 1;
  return head;
}

/** Cuts a text's tokens into clauses, in order, each with the subject it tells of. */
export function clausesOf(
  text: string,
  tokens: readonly Token[],
  isKnownWord: (token: Token) => boolean,
): readonly ClauseOfText[] {
  const gaps = tokens.map((token, index) => text.slice(tokens[index - 1]?.end ?? 0, token.start));
  const startsSentence = gaps.map((gap, index) => index === 0 || hardBreak.test(gap));
  const isName = createNameTest(tokens, startsSentence, isKnownWord);
  const starts: number[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const isTooLong = index - (starts.at(-1) ?? 0) >= longestClause;
    if (startsSentence[index] || isTooLong || opensClause(tokens, index, gaps[index] ?? '', isName))
      starts.push(index);
  }
  const clauses: ClauseOfText[] = [];
  let sentence = -1;
  for (const [order, from] of starts.entries()) {
    const to = starts[order + 1] ?? tokens.length;
    if (startsSentence[from]) sentence += 1;
    const before = startsSentence[from] ? undefined : clauses.at(-1)?.subject;
    const head = headOf(tokens, from, to);
    const found = subjectOf(tokens, from, head, to, isName);
    const isContinued = before === 'theirs' && !found?.isWritten;
    const subject = isContinued ? 'theirs' : (found?.subject ?? before ?? 'open');
    clauses.push({ from, to, head, isName, sentence, subject, subjectTo: found?.to ?? from });
  }
  return clauses;
}
