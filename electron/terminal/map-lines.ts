import * as v from 'valibot';
import { longestText } from '../../shared/domain/entry/entry.ts';
import { entryKinds } from '../../shared/domain/entry/kind.ts';
import { lexiconMapper } from '../../shared/domain/mapping/bundled-mapper.ts';
import { type AreaSuggestion, type Mapping, suggested } from '../../shared/domain/mapping/mapper.ts';
import { fail, ok, type Result } from '../../shared/domain/result/result.ts';
import { skillAreaIds } from '../../shared/domain/skill-area/taxonomy.ts';
import { type InputLine, linesOf } from './lines.ts';
import { done, type Outcome } from './outcome.ts';
import { json, print, printError } from './output.ts';
import { type Progress, progress } from './progress.ts';

/** A line with the longest text has six bytes for each unit at most (`\u0000`), and room for the rest. */
const longestLineBytes = longestText * 6 + 100_000;

const lineSchema = v.object(
  {
    id: v.string('“id” is not a text'),
    text: v.pipe(
      v.string('“text” is not a text'),
      v.maxLength(longestText, `“text” is longer than ${longestText} characters`),
    ),
    kind: v.exactOptional(v.picklist(entryKinds, `“kind” is none of ${entryKinds.join(', ')}`)),
  },
  (issue) => `“${issue.path?.[0]?.key ?? ''}” is missing`,
);

type LineToMap = v.InferOutput<typeof lineSchema>;

/** Answers each good line of standard input with a line, in order; each bad one gets a sentence, and then the outcome is a failure. */
export async function mapInput(hasAllAreas: boolean): Promise<Outcome> {
  const shown = progress('lines mapped');
  let bad = 0;
  for await (const batch of linesOf(process.stdin as AsyncIterable<Buffer>, longestLineBytes)) {
    const answers: string[] = [];
    for (const line of batch) {
      const read = readLine(line);
      if (!read) continue;
      if (read.ok) answers.push(json(answerTo(read.value, hasAllAreas)));
      else {
        bad += 1;
        complain(line.number, read.failure.message, shown);
      }
    }
    if (!(await print(answers.join('')))) break;
    shown.advance(batch.at(-1)?.number ?? 0);
  }
  shown.clear();
  // Each bad line has had its sentence.
  return bad === 0 ? done : fail('bad-lines', '');
}

function complain(number: number, reason: string, shown: Progress): void {
  shown.clear();
  printError(`Line ${number} was left out: ${reason}.`);
}

/** The line's content, why it has none, or nothing where it is blank. */
function readLine({ number, bytes }: InputLine): Result<LineToMap, 'bad-line'> | undefined {
  if (!bytes) return fail('bad-line', `it is longer than ${longestLineBytes} bytes`);
  const text = decoded(bytes);
  if (text === undefined) return fail('bad-line', 'it is not UTF-8 text');
  const content = number === 1 ? text.replace(/^\uFEFF/, '') : text;
  if (content.trim() === '') return undefined;
  const value = parsed(content);
  if (value === undefined) return fail('bad-line', 'it is not JSON');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail('bad-line', 'it is not a JSON object');
  }
  const checked = v.safeParse(lineSchema, value, { abortEarly: true });
  return checked.success ? ok(checked.output) : fail('bad-line', checked.issues[0].message);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answerTo({ id, text, kind }: LineToMap, hasAllAreas: boolean) {
  const mapping = lexiconMapper.map(text, kind);
  const areas = hasAllAreas ? everyArea(mapping) : suggested(mapping);
  return {
    id,
    areas: areas.map(({ areaId, confidence, spans }) => ({ id: areaId, confidence, spans })),
    kind: mapping.kind,
  };
}

/** All thirteen, best first: the ones that did not score come last, in the taxonomy's order. */
function everyArea({ areas }: Mapping): readonly AreaSuggestion[] {
  const scored = new Set(areas.map((area) => area.areaId));
  const rest = skillAreaIds.filter((areaId) => !scored.has(areaId));
  return [...areas, ...rest.map((areaId) => ({ areaId, confidence: 0, spans: [] }))];
}
