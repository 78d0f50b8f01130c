import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finished, type Place, placeWithJournal, records } from './command.ts';

let place: Place;
beforeAll(async () => {
  place = await placeWithJournal();
});
afterAll(() => place.remove());

/** An editor that notes where its file lies and with which permissions, then runs this with the file as `$1`. */
function editor(script: string): Record<string, string> {
  const file = join(place.folder, 'editor.sh');
  writeFileSync(
    file,
    `echo "$1" > '${place.folder}/edited'; stat -c '%a' "$(dirname "$1")" "$1" > '${place.folder}/modes'\n${script}\n`,
  );
  return { EDITOR: `sh '${file}'`, VISUAL: '' };
}

function editedFile(): string {
  return readFileSync(join(place.folder, 'edited'), 'utf8').trim();
}

test('an editor that ends with an error saves nothing', async () => {
  const answer = await place.casebook(['log'], { env: editor('echo Half a thought > "$1"; exit 3') });
  expect(answer).toMatchObject({ status: 1, stdout: '' });
  expect(answer.stderr).toMatch(/ended with an error/);
  expect(existsSync(dirname(editedFile()))).toBe(false);
});

test('a text left empty saves nothing', async () => {
  const answer = await place.casebook(['log'], { env: editor('printf "  \\n" > "$1"') });
  expect(answer).toMatchObject({ status: 1, stdout: '' });
  expect(answer.stderr).toMatch(/left empty/);
});

test('words that could not be saved are kept, and the sentence says where', async () => {
  const answer = await place.casebook(['log'], {
    env: editor('head -c 300000 /dev/zero | tr "\\0" x > "$1"'),
  });
  expect(answer).toMatchObject({ status: 1, stdout: '' });
  expect(answer.stderr).toContain(`Your words are still in ${editedFile()}.`);
  expect(readFileSync(editedFile(), 'utf8')).toHaveLength(300_000);
  await place.casebook(['log'], { env: editor(`rm -r '${dirname(editedFile())}'; true`) });
});

test('a signal while writing saves what is there, and takes the file away', async () => {
  const env = editor(`echo Half a thought > "$1"; touch '${place.folder}/writing'; sleep 2`);
  const child = place.start(['log'], { env });
  const ended = finished(child);
  await expect.poll(() => existsSync(join(place.folder, 'writing')), { timeout: 20_000 }).toBe(true);
  child.kill('SIGTERM');
  expect((await ended).status).toBe(143);
  expect(existsSync(dirname(editedFile()))).toBe(false);
  const listed = await place.casebook(['list', '--json']);
  expect(records(listed.stdout)).toMatchObject([{ text: 'Half a thought' }]);
});

test('an editor that is killed has not refused: what it wrote is saved', async () => {
  const answer = await place.casebook(['log', '--json'], {
    env: editor('echo Nearly a thought > "$1"; kill -KILL $$'),
  });
  expect(records(answer.stdout)).toMatchObject([{ text: 'Nearly a thought' }]);
});

test('saves what was written, keeps the file to its owner and leaves nothing behind', async () => {
  const env = editor(
    'printf "Written at leisure.\\n\\nTwice.\\n" > "$1"; cp "$1" "$1~"; mkdir "$(dirname "$1")/.swap"',
  );
  const answer = await place.casebook(['log', '--kind', 'observation', '--json'], { env });
  expect(records(answer.stdout)).toMatchObject([
    { text: 'Written at leisure.\n\nTwice.', kind: 'observation' },
  ]);
  expect(readFileSync(join(place.folder, 'modes'), 'utf8')).toBe('700\n600\n');
  expect(existsSync(dirname(editedFile()))).toBe(false);
});

test.runIf(existsSync('/dev/shm'))('the file lies in memory where the system has such a place', () => {
  expect(editedFile()).toMatch(/^\/dev\/shm\/casebook-/);
});
