import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import { type Place, placeWithJournal } from './command.ts';
import { openElsewhere } from './elsewhere.ts';
import { swapDropBox } from './swapped-drop-box.ts';

let place: Place;
beforeEach(async () => {
  const made = await placeWithJournal();
  onTestFinished(() => made.remove());
  place = made;
});

test('notes that cannot be read are told by the command that meets them, once, and are kept', async () => {
  const { drop } = journalFiles(place.journal);
  mkdirSync(drop);
  writeFileSync(join(drop, '01950000-0000-7000-8000-000000000abc.drop'), 'not a drop');
  const answer = await place.casebook(['list', '--json']);
  expect(answer).toMatchObject({ status: 0, stdout: '' });
  expect(answer.stderr).toMatch(/One note .* could not be read, .*drop\/unreadable/);
  expect((await place.casebook(['list', '--json'])).stderr).not.toContain('could not be read');
  expect(readFileSync(join(drop, 'unreadable', '01950000-0000-7000-8000-000000000abc.drop'), 'utf8')).toBe(
    'not a drop',
  );
});

test('a public key of the drop box that somebody swapped is told at the next unlock, and put back', async () => {
  const { keyringCopy } = journalFiles(place.journal);
  const before = readFileSync(keyringCopy, 'utf8');
  swapDropBox(keyringCopy);
  const refused = await place.casebook(['log', 'Not for a stranger.']);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(/do not agree/);
  const answer = await place.casebook(['list']);
  expect(answer.status).toBe(0);
  expect(answer.stderr).toMatch(/had changed a copy of this journal’s keys/);
  expect(readFileSync(keyringCopy, 'utf8')).toBe(before);
});

test('a swap is told as well by a command that a window lets in', async () => {
  const { keyringCopy } = journalFiles(place.journal);
  await openElsewhere(place);
  swapDropBox(keyringCopy);
  const answer = await place.casebook(['list']);
  expect(answer.status).toBe(0);
  expect(answer.stderr).toMatch(/had changed a copy of this journal’s keys/);
});
