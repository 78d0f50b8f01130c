import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Place, placeWithJournal, records } from './command.ts';

let place: Place;
beforeAll(async () => {
  place = await placeWithJournal();
});
afterAll(() => place.remove());

/** Runs a command that must succeed and answers what it printed. */
async function done(...words: string[]): Promise<string> {
  const answer = await place.casebook(words);
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  return answer.stdout;
}

async function record(id: string): Promise<Record<string, unknown>> {
  return JSON.parse(await done('show', id, '--sealed', '--json')) as Record<string, unknown>;
}

test('prints the id of what it saved, and the entry in the promised shape', async () => {
  const id = (await done('log', 'I led the incident review.', '--date', '2026-11-20')).trim();
  const entry = await record(id);
  expect(Object.keys(entry)).toEqual(['id', 'kind', 'date', 'visibility', 'title', 'text', 'areas']);
  expect(entry).toMatchObject({
    id,
    kind: 'win',
    date: '2026-11-20',
    visibility: 'shareable',
    title: 'I led the incident review.',
    text: 'I led the incident review.',
  });
  expect(entry.areas).toContainEqual({ id: 'leadership', state: 'suggested' });
});

test('reads a text of several lines from standard input', async () => {
  const input = '\uFEFFFirst line.\r\n\r\n  Second, "quoted" — ünï 🙂\n\n';
  const answer = await place.casebook(['log', '-', '--json'], { input });
  expect(records(answer.stdout)).toMatchObject([{ text: 'First line.\n\n  Second, "quoted" — ünï 🙂' }]);
});

test('keeps everything that the options say', async () => {
  const id = await done(
    ...['log', 'Deploys are quick now.', '--kind', 'learning', '--date', '2024-02-29', '--private'],
    ...['--area', 'delivery', '--area', 'operations', '--area', 'delivery', '--project', 'Atlas'],
    ...['--person', 'Ana', '--person', 'Ben', '--impact', 'deploy', '--before', '40 min', '--after', '8 min'],
    ...['--role', 'led', '--scope', 'several-teams'],
  );
  expect(await record(id.trim())).toMatchObject({
    kind: 'learning',
    date: '2024-02-29',
    visibility: 'private',
  });
  const page = await done('show', id.trim());
  for (const words of [
    '29 February 2024 · Learning · private',
    'Delivery & execution',
    'Project: Atlas',
    'People: Ana, Ben',
    'Impact: deploy: 40 min → 8 min',
    'My role: led',
    'Scope: several teams',
  ]) {
    expect(page).toContain(words);
  }
});

test('counts the areas that were named and only suggests the others', async () => {
  const id = (await done('log', 'I led the incident review.', '--area', 'data')).trim();
  const { areas } = (await record(id)) as { areas: { id: string; state: string }[] };
  expect(['added', 'confirmed']).toContain(areas.find((area) => area.id === 'data')?.state);
  expect(areas.find((area) => area.id === 'leadership')?.state).toBe('suggested');
});

test('confirms, adds and rejects areas', async () => {
  const id = (await done('log', 'I led the incident review.')).trim();
  await done('confirm', id, '--area', 'leadership', '--area', 'data');
  const answer = await done('reject', id, '--area', 'operations', 'power', '--json');
  const states = Object.fromEntries(
    (JSON.parse(answer) as { areas: { id: string; state: string }[] }).areas.map((area) => [
      area.id,
      area.state,
    ]),
  );
  expect(states).toMatchObject({
    leadership: 'confirmed',
    data: 'added',
    operations: 'rejected',
    power: 'rejected',
  });
});

test('changes what is named and leaves the rest, never widening visibility with the kind', async () => {
  const id = (await done('log', 'A first wording.', '--private', '--date', '2026-05-01')).trim();
  expect(await done('edit', id, '--text', 'A second wording.')).toBe(`${id}\n`);
  await done('edit', id, '--kind', 'learning');
  expect(await record(id)).toMatchObject({
    text: 'A second wording.',
    kind: 'learning',
    visibility: 'private',
    date: '2026-05-01',
  });
});

test('deletes into the trash, takes out of it and empties it', async () => {
  const id = (await done('log', 'To be thrown away.')).trim();
  expect(await done('delete', id)).toContain(`casebook untrash ${id}`);
  expect(await done('list', '--json', '--limit', '1000')).not.toContain(id);
  expect(await done('list', '--trash', '--json')).toContain(id);
  expect(await done('untrash', id)).toBe(`${id}\n`);
  await done('delete', id);
  expect(await done('trash', 'empty', '--json')).toBe('{"deleted":1,"sentencesRemoved":0}\n');
  expect(await place.casebook(['untrash', id])).toMatchObject({ status: 1, stdout: '' });
});

test('shows sealed entries only when asked', async () => {
  const id = (await done('log', 'Zanzibar is sealed.', '--sealed')).trim();
  for (const words of [
    ['list', '--limit', '999'],
    ['search', 'Zanzibar'],
    ['list', '--json'],
  ]) {
    expect(await done(...words)).not.toContain('Zanzibar');
    expect(await done(...words, '--sealed')).toContain('Zanzibar');
  }
  expect(await place.casebook(['show', id])).toMatchObject({ status: 1, stdout: '' });
  expect(await done('edit', id, '--date', '2026-01-02', '--json')).toBe(`{"id":"${id}"}\n`);
});

test('finds by words and filters, one JSON object an entry', async () => {
  await done('log', 'The migration of the warehouse went well.', '--date', '2025-06-01', '--person', 'Cleo');
  const found = records(await done('search', 'warehouse', 'person:Cleo', 'from:2025-01-01', '--json'));
  expect(found).toHaveLength(1);
  expect(Object.keys(found[0] ?? {})).toEqual(['id', 'kind', 'date', 'visibility', 'title', 'text', 'areas']);
  expect(await done('search', 'warehouse kind:struggle')).toBe('No entries.\n');
});

test('never lets an entry speak to the terminal', async () => {
  const hostile = 'Title\u001b]0;owned\u0007 \u202Eevil\u202C\u009b31m\nand \u001b[2J more\u0008\u007f';
  const answer = await place.casebook(['log', '-', '--person', 'A\u001b[1mna'], { input: hostile });
  const id = answer.stdout.trim();
  for (const words of [['show', id], ['list'], ['search', 'evil']]) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be absent.
    expect(await done(...words)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  }
  expect(await record(id)).toMatchObject({ text: hostile });
});

test('saves an entry where the computer names no zone the calendar knows', async () => {
  for (const TZ of [':/etc/localtime', 'UTC+3', '']) {
    const answer = await place.casebook(['log', 'Written somewhere.'], { env: { TZ } });
    expect(answer).toMatchObject({ status: 0, stderr: '' });
  }
});
