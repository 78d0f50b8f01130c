import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lexiconMapper } from '../../../shared/domain/mapping/bundled-mapper.ts';
import { suggested } from '../../../shared/domain/mapping/mapper.ts';
import { skillAreaIds } from '../../../shared/domain/skill-area/taxonomy.ts';
import { emptyPlace, finished, type Place, records } from './command.ts';

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => {
  // Not one of the runs above opened or made a journal, although CASEBOOK_JOURNAL named a folder.
  expect(existsSync(place.journal)).toBe(false);
  place.remove();
});

const text = 'I led the incident review and wrote the regression tests.';

test.each([
  ['{"id":"x"', 'it is not JSON'],
  ['["x"]', 'it is not a JSON object'],
  ['null', 'it is not a JSON object'],
  ['{"text":"x"}', '“id” is missing'],
  ['{"id":"x"}', '“text” is missing'],
  ['{"id":7,"text":"x"}', '“id” is not a text'],
  ['{"id":"x","text":null}', '“text” is not a text'],
  ['{"id":"x","text":"x","kind":"triumph"}', '“kind” is none of win,'],
  [JSON.stringify({ id: 'x', text: 'x'.repeat(200_001) }), 'longer than 200000 characters'],
  [`{"id":"x","text":"${'x'.repeat(2_000_000)}"}`, 'longer than 1300000 bytes'],
  [Buffer.from([0x22, 0xff, 0x22]), 'it is not UTF-8'],
])('a bad line gets a sentence with its number and the others their answers', async (bad, reason) => {
  const good = (id: string) => Buffer.from(`${JSON.stringify({ id, text })}\n`);
  const input = Buffer.concat([good('a'), Buffer.from(bad), Buffer.from('\n'), good('b')]);
  const answer = await place.casebook(['map'], { input });
  expect(answer.status).toBe(1);
  expect(answer.stderr).toMatch(/^Line 2 was left out: .*\.\n$/);
  expect(answer.stderr).toContain(reason);
  expect(records(answer.stdout).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('answers a thousand lines in one run, in order, and names each bad one', async () => {
  const numbers = Array.from({ length: 1000 }, (_, index) => index + 1);
  const isBad = (number: number) => number % 97 === 0;
  const lines = numbers.map((n) =>
    isBad(n) ? '{"id":' : JSON.stringify({ id: `n${n}`, text: `${text} ${n}` }),
  );
  const answer = await place.casebook(['map'], { input: lines.join('\n') });
  expect(answer.status).toBe(1);
  expect(records(answer.stdout).map(({ id }) => id)).toEqual(
    numbers.filter((n) => !isBad(n)).map((n) => `n${n}`),
  );
  expect(answer.stderr).toBe(
    numbers
      .filter(isBad)
      .map((n) => `Line ${n} was left out: it is not JSON.\n`)
      .join(''),
  );
});

test('answers what the screens suggest: the same areas, confidences, words and kind', async () => {
  const tricky = `🙂 ${text} Ünï\u2028code`;
  const answer = await place.casebook(['map'], {
    input: JSON.stringify({ id: 'a', text: tricky, kind: 'learning' }),
  });
  const mapping = lexiconMapper.map(tricky, 'learning');
  expect(suggested(mapping).length).toBeGreaterThan(0);
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  expect(records(answer.stdout)).toEqual([
    {
      id: 'a',
      areas: suggested(mapping).map(({ areaId, confidence, spans }) => ({ id: areaId, confidence, spans })),
      kind: mapping.kind,
    },
  ]);
});

test('with --all every area is answered once, best first', async () => {
  const answer = await place.casebook(['map', '--all'], { input: JSON.stringify({ id: 'a', text }) });
  const [line] = records(answer.stdout) as unknown as { areas: { id: string; confidence: number }[] }[];
  const confidences = line?.areas.map(({ confidence }) => confidence) ?? [];
  expect(line?.areas.map(({ id }) => id).sort()).toEqual([...skillAreaIds].sort());
  expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
});

test('skips blank lines, a byte order mark and carriage returns, and needs no last line break', async () => {
  const line = (id: string) => JSON.stringify({ id, text });
  const answer = await place.casebook(['map'], {
    input: `\uFEFF${line('a')}\r\n\r\n  \n${line('b')}\r\nx\n${line('c')}`,
  });
  expect(records(answer.stdout).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(answer.stderr).toBe('Line 5 was left out: it is not JSON.\n');
});

test('answers nothing to nothing', async () => {
  expect(await place.casebook(['map'])).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('answers each line as it comes, without waiting for the end of the input', async () => {
  const child = place.start(['map']);
  const ended = finished(child);
  for (const id of ['a', 'b']) {
    child.stdin.write(`${JSON.stringify({ id, text })}\n`);
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    expect(records(chunk.toString())).toMatchObject([{ id }]);
  }
  child.stdin.end();
  expect((await ended).status).toBe(0);
});

test('ends quietly when nobody reads its answers any more', async () => {
  const child = place.start(['map']);
  const ended = finished(child);
  child.stdin.on('error', () => {});
  child.stdin.write(`${JSON.stringify({ id: 'a', text })}\n`.repeat(20_000));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect(await ended).toMatchObject({ status: 0, stderr: '' });
});

test('escapes what a terminal would obey', async () => {
  const answer = await place.casebook(['map'], { input: JSON.stringify({ id: 'a\u001b[2J\u009b2J', text }) });
  expect(answer.stdout).toContain('"a\\u001b[2J\\u009b2J"');
  expect(records(answer.stdout)).toMatchObject([{ id: 'a\u001b[2J\u009b2J' }]);
});
