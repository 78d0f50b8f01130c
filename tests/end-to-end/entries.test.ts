import { read } from './harness/core.ts';
import { expect, test } from './harness/fixtures.ts';
import { pasteHtml } from './harness/paste.ts';
import { holdNext } from './harness/windows.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { TrashPage } from './pages/trash-page.ts';

const hostile = `
  <p onclick="globalThis.wasHurt=1" style="background:url(https://example.com/a)">Pasted <b>words</b></p>
  <a href="javascript:globalThis.wasHurt=1">first link</a>
  <a href="data:text/html,<script>globalThis.wasHurt=1</script>">second link</a>
  <a href="https://example.com/kept">kept link</a>
  <script>globalThis.wasHurt = 1</script>
  <img src="https://example.com/b.png" onerror="globalThis.wasHurt=1">
  <iframe src="https://example.com/c"></iframe>
  <svg onload="globalThis.wasHurt=1"><use href="data:image/svg+xml,x#y"></use></svg>
  <form action="https://example.com/d"><input name="q"></form>`;

test('leaves nothing of a hostile paste in what is stored', async ({ page, journal: _journal, watch }) => {
  // Chromium reports handlers and styles it finds while the markup is taken apart to be cleaned, though none ever runs.
  watch.expect(/^error: (Executing inline event handler|Applying inline style) violates/);
  watch.expect(/policy was violated: (script|style)-src-attr inline/);
  const entry = new EntryPage(page);
  await new JournalPage(page).captureAndOpen('Before the paste');
  await entry.text.click();
  await entry.goToEnd();
  await page.keyboard.press('Enter');
  await pasteHtml(entry.text, hostile);
  await expect(entry.text).toContainText('kept link');
  const [stored] = (await read(page, 'entry.list', {})).entries;
  const storedBody = async () =>
    JSON.stringify((await read(page, 'entry.get', { id: stored?.id ?? '' })).body ?? null);
  await expect.poll(storedBody).toContain('https://example.com/kept');
  expect(await storedBody()).toContain('first link');
  expect(await storedBody()).not.toMatch(
    /javascript:|data:|onclick|onerror|onload|script|iframe|url\(|wasHurt/,
  );
  await expect(entry.text.getByRole('link')).toHaveCount(1);
  expect(await page.evaluate(() => 'wasHurt' in globalThis)).toBe(false);
});

test('refuses an address that is none in the links of an entry', async ({ page, journal: _journal }) => {
  const entry = new EntryPage(page);
  await new JournalPage(page).captureAndOpen('With a link');
  await entry.addLink('javascript:alert(1)');
  await expect(entry.about).toContainText('A link starts with https://');
  await entry.addLink('https://example.com/proof');
  await expect(entry.about.getByRole('list', { name: 'Links of this entry' })).toContainText(
    'example.com/proof',
  );
});

test('hides a sealed entry until it is asked for', async ({ page, journal: _journal }) => {
  const journal = new JournalPage(page);
  const entry = new EntryPage(page);
  await journal.capture('In plain sight');
  await expect(journal.entries).toHaveCount(1);
  await journal.captureAndOpen('Under the seal');
  await entry.setVisibility('Sealed');
  await expect(entry.saveNote).toHaveText('Saved');
  await expect(entry.suggestions).toHaveCount(0);
  const address = page.url();
  await entry.back.click();
  await expect(journal.entries).toHaveCount(1);
  await journal.search.fill('seal');
  await expect(journal.nothingFound).toBeVisible();
  await journal.search.fill('');
  await journal.showSealed.click();
  await expect(journal.entry('Under the seal')).toBeVisible();

  await page.reload();
  await page.goto(address);
  await expect(entry.sealed).toBeVisible();
  await expect(page.getByText('Under the seal')).toHaveCount(0);
  await entry.showSealed.click();
  await expect(entry.text).toHaveText('Under the seal');
});

test('takes a deleted entry back at once, and from the trash until that is emptied', async ({
  page,
  journal: _journal,
}) => {
  const frame = new Frame(page);
  const journal = new JournalPage(page);
  const trash = new TrashPage(page);
  await journal.captureAndOpen('Deleted twice');
  await new EntryPage(page).delete.click();
  await expect(journal.nothingWritten).toBeVisible();
  await frame.undo('Moved to the trash');
  await journal.open('Deleted twice');
  await new EntryPage(page).delete.click();
  await journal.trash.click();
  await trash.restore('Deleted twice');
  await expect(trash.nothing).toBeVisible();
  await trash.back.click();
  await journal.open('Deleted twice');
  await new EntryPage(page).delete.click();
  await journal.trash.click();
  await expect(trash.entries).toHaveCount(1);
  await trash.emptyForGood();
  await expect(trash.nothing).toBeVisible();
  expect((await read(page, 'entry.list', { isTrash: true })).entries).toEqual([]);
});

test('keeps a line that is written before the one before it is saved', async ({
  page,
  journal: _journal,
}) => {
  const journal = new JournalPage(page);
  const { held, letGo } = await holdNext(page, 'entry.create');
  await journal.capture('The first of two lines');
  await held;
  await journal.capture('The second of two lines');
  letGo();
  await expect(journal.entry('The first of two lines')).toBeVisible();
  await expect(journal.entry('The second of two lines')).toBeVisible();
  await expect(journal.line).toHaveValue('');
});

test('takes a captured line back', async ({ page, journal: _journal }) => {
  const journal = new JournalPage(page);
  await journal.capture('Too quick');
  await expect(journal.entries).toHaveCount(1);
  await journal.undoCapture.click();
  await expect(journal.nothingWritten).toBeVisible();
});

test('finds entries by words, kind, person, area and phrase', async ({ page, journal: _journal }) => {
  const journal = new JournalPage(page);
  const write = (text: string, more: object) =>
    read(page, 'entry.create', { kind: 'win', date: '2026-03-02', text, ...more });
  await write('Shipped the ferry timetable', { areas: ['delivery'] });
  await write('Calmed the ferry dispute', {
    kind: 'stretch',
    people: [{ name: 'Ines Okafor', role: 'witness' }],
  });
  await write('Missed the tram', { kind: 'struggle', date: '2025-01-05' });
  await expect(journal.entries).toHaveCount(3);

  for (const [query, found] of [
    ['ferry', ['Shipped', 'Calmed']],
    ['kind:stretch ferry', ['Calmed']],
    ['person:Ines', ['Calmed']],
    ['area:delivery', ['Shipped']],
    ['"ferry timetable"', ['Shipped']],
    ['to:2025-12-31', ['Missed']],
    ['is:private', ['Calmed', 'Missed']],
    ['fer*', ['Shipped', 'Calmed']],
  ] as const) {
    await journal.search.fill(query);
    await expect(journal.entries, query).toHaveCount(found.length);
    for (const words of found) await expect(journal.entry(words), query).toBeVisible();
  }
  await journal.search.fill('submarine');
  await expect(journal.nothingFound).toBeVisible();
  await journal.search.fill('');
  await journal.show('Struggle');
  await expect(journal.entries).toHaveCount(1);
  await journal.search.fill('ferry');
  await expect(journal.nothingFound).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(journal.entries).toHaveCount(3);
});

test('says so where a deletion cannot be taken back', async ({ page, journal: _journal, watch }) => {
  watch.expect(/ERR_FAILED/);
  const frame = new Frame(page);
  await new JournalPage(page).captureAndOpen('Deleted once');
  await new EntryPage(page).delete.click();
  await page.route('**/api/call', (route) =>
    route.request().postData()?.includes('"entry.restore"') ? route.abort() : route.continue(),
  );
  await frame.undo('Moved to the trash');
  await expect(frame.message('The entry stays in the trash')).toBeVisible();
});
