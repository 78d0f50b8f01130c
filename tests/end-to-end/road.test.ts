import type { Page } from '@playwright/test';
import { ask, read } from './harness/core.ts';
import { daysAgo } from './harness/days.ts';
import { saveAs } from './harness/document.ts';
import { expect, passphrase, test } from './harness/fixtures.ts';
import { AreaPage } from './pages/area-page.ts';
import { CasePage } from './pages/case-page.ts';
import { CasesPage } from './pages/cases-page.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { NewCasePage } from './pages/new-case-page.ts';
import { RecoveryCodePage } from './pages/recovery-code-page.ts';
import { SkillsPage } from './pages/skills-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';

const captured = 'Led the migration of the billing service and cut the deploy time from 40 minutes to 6.';
const feedback = 'Quillfeather told me that my summaries save her an hour a week.';
const proposal = 'Presented the storage proposal to finance';
const proposalLine = 'I explained the trade-offs without a line of code and they agreed to fund it.';
const runbook = 'Wrote the runbook for the failover';
const runbookLine = 'I rehearsed it with the on-call team and the next incident took nine minutes.';
const struggle = 'I lost my temper in the planning meeting and interrupted Zebedeus twice.';
const ownWords = 'In my own words: I led the billing migration from first sketch to last cutover.';

/** Words that stand in one entry each and in no sentence the program itself writes. */
const wordsOfEntries = ['Quillfeather', 'Zebedeus', 'billing', 'trade-offs', 'failover'];

/** Types below the title that the capture line gave the entry. */
async function typeBelow(page: Page, entry: EntryPage, lines: readonly string[]): Promise<void> {
  await entry.text.click();
  await entry.goToEnd();
  for (const line of lines) {
    await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
}

test('from an empty folder to an exported case, and back after locking', async ({ page, open }) => {
  test.setTimeout(180_000);
  const frame = new Frame(page);
  const journal = new JournalPage(page);
  const entry = new EntryPage(page);
  const document = new CasePage(page);

  await test.step('make a journal', async () => {
    await open({ by: 'start' });
    const welcome = new WelcomePage(page);
    await welcome.create('billing');
    await expect(welcome.passphrase).toHaveAccessibleDescription(/at least 8 characters/);
    await welcome.create(passphrase, `${passphrase}s`);
    await expect(welcome.again).toHaveAccessibleDescription(/differ/);
    await welcome.create(passphrase);
    const recoveryCode = new RecoveryCodePage(page);
    await expect(recoveryCode.code).toBeVisible();
    await recoveryCode.goOn();
    await expect(journal.nothingWritten).toBeVisible();
  });

  await test.step('write two entries in the capture line', async () => {
    await journal.capture(captured);
    await expect(journal.entry(captured)).toContainText('Win');
    await journal.capture(feedback, 'Feedback');
    await expect(journal.entry(feedback)).toContainText('private');
  });

  await test.step('write two entries in the editor, with Markdown', async () => {
    await journal.captureAndOpen(proposal, 'Win');
    await typeBelow(page, entry, [proposalLine, '- one page', 'two **firm** numbers']);
    await expect(entry.text.getByRole('listitem')).toHaveText(['one page', 'two firm numbers']);
    await expect(entry.text.locator('strong')).toHaveText('firm');
    await entry.setDate(daysAgo(40));
    await entry.setImpact('budget for storage', 'none', 'two years');
    await entry.setRole('Led');
    await expect(entry.saveNote).toHaveText('Saved');
    await entry.back.click();

    await journal.captureAndOpen(runbook, 'Win');
    await typeBelow(page, entry, ['## What it holds', runbookLine]);
    await expect(entry.text.getByRole('heading', { name: 'What it holds' })).toBeVisible();
    await entry.setDate(daysAgo(20));
    await entry.addPerson('Ines Okafor');
    await expect(entry.about.getByRole('list', { name: 'People in this entry' })).toContainText(
      'Ines Okafor',
    );
    await entry.back.click();
  });

  await test.step('write a struggle, which is private by itself', async () => {
    await journal.capture(struggle, 'Struggle');
    await expect(journal.entry(struggle)).toContainText('private');
    await expect(journal.entries).toHaveCount(5);
  });

  await test.step('confirm what is suggested, reject one, add an area', async () => {
    await journal.open(proposal);
    await entry.confirm('Communication');
    await expect(entry.counted('Communication')).toBeVisible();
    await expect(entry.suggestions.getByRole('button', { name: 'Yes, Communication' })).toHaveCount(0);
    const another = entry.suggestions.getByRole('button', { name: /^No, not / }).first();
    const rejected = ((await another.getAttribute('aria-label')) ?? '').replace('No, not ', '');
    await entry.reject(rejected);
    await expect(entry.suggestion(rejected)).toHaveCount(0);
    await entry.add('Power & influence');
    await expect(entry.counted('Power & influence')).toBeVisible();
    await entry.back.click();

    await journal.open(runbook);
    await entry.confirm('Communication');
    await entry.confirm('Operations & reliability');
    await expect(entry.counted('Operations & reliability')).toBeVisible();
    await entry.back.click();

    await journal.open(captured);
    await entry.confirm('Operations & reliability');
    await expect(entry.counted('Operations & reliability')).toBeVisible();
  });

  await test.step('see it in Skills and go back to the entries', async () => {
    const skills = new SkillsPage(page);
    const area = new AreaPage(page);
    await frame.enter('Skills');
    await expect(skills.area('Communication')).toContainText('2 entries · all shareable');
    await expect(skills.area('Communication')).toContainText(/repeated/i);
    await expect(skills.area('Power & influence')).toContainText('1 entry');
    await expect(skills.area('Power & influence')).toContainText(/single/i);
    await expect(skills.area('Security & privacy')).toContainText('Not recorded yet');
    await skills.enter('Communication');
    await expect(area.counting.getByRole('listitem')).toHaveCount(2);
    await area.entry(proposal).click();
    await expect(entry.text).toContainText(proposalLine);
  });

  await test.step('build a promotion case in which every sentence has a source', async () => {
    const cases = new CasesPage(page);
    const newCase = new NewCasePage(page);
    await frame.enter('Cases');
    await cases.newCase.click();
    await newCase.build.click();
    await expect(newCase.problem).toContainText('Choose the level');
    await newCase.target('Staff engineer');
    await expect(newCase.material).toContainText('3');
    await newCase.build.click();
    await expect(document.sentence('billing').first()).toBeVisible();
    await expect(document.sentence(/Zebedeus|Quillfeather/)).toHaveCount(0);
    await expect(document.sentences.filter({ hasText: 'no source' })).toHaveCount(0);
    const marks = await document.sentences.allInnerTexts();
    expect(marks.length).toBeGreaterThan(5);
    const stored = await caseOf(page);
    expect(stored.blocks.filter(({ sources }) => sources.length === 0)).toEqual([]);
    await document.showSources(document.sentence('billing').first());
    await expect(document.sources.getByRole('link', { name: /billing/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  let sentences = 0;
  await test.step('edit a sentence; remove one and take that back', async () => {
    await document.edit(document.sentence('billing').first(), ownWords);
    await expect(document.sentence(ownWords)).toContainText('edited, from');
    sentences = await document.sentences.count();
    await document.remove(document.sentence('failover').first());
    await expect(document.sentences).toHaveCount(sentences - 1);
    await frame.undo('Sentence removed');
    await expect(document.sentences).toHaveCount(sentences);
  });

  await test.step('export it as Markdown and HTML', async () => {
    await document.export.click();
    const markdown = await saveAs(page, 'Markdown');
    await document.export.click();
    const html = await saveAs(page, 'HTML');
    expect(markdown.name).toMatch(/\.md$/);
    expect(html.name).toMatch(/\.html$/);
    for (const { name, content } of [markdown, html]) {
      expect(name).not.toMatch(new RegExp(wordsOfEntries.join('|'), 'i'));
      expect(content).toContain(ownWords);
      expect(content).toContain('budget for storage');
      expect(content).not.toMatch(/Zebedeus|Quillfeather/);
    }
    const { blocks } = await caseOf(page);
    const templates = blocks
      .filter(({ sources }) => sources.length > 0 && sources.every(({ type }) => type !== 'entry'))
      .map(({ text }) => text);
    const isTemplate = (line: string) => templates.some((text) => line.includes(text));
    expect(unreferenced(markdown.content).filter((line) => !isTemplate(line))).toEqual([]);
  });

  await test.step('lock: nothing of the entries is left', async () => {
    await frame.lock();
    const unlock = new UnlockPage(page);
    await expect(unlock.passphrase).toBeVisible();
    const words = new RegExp(wordsOfEntries.join('|'), 'i');
    expect(await page.content()).not.toMatch(words);
    expect(await page.title()).toBe('Casebook');
    expect(page.url()).not.toMatch(words);
    expect(await ask(page, 'entry.list', {})).toMatchObject({ ok: false, failure: { code: 'locked' } });
  });

  await test.step('unlock: everything is still there', async () => {
    const unlock = new UnlockPage(page);
    await unlock.unlock(`${passphrase}!`);
    await expect(unlock.refusal).toHaveText(/passphrase/i);
    await unlock.unlock(passphrase);
    await frame.enter('Journal');
    await expect(journal.entries).toHaveCount(5);
    await journal.open(proposal);
    await expect(entry.text.locator('strong')).toHaveText('firm');
    await expect(entry.counted('Communication')).toBeVisible();
    await expect(entry.counted('Power & influence')).toBeVisible();
    await frame.enter('Cases');
    await new CasesPage(page).case(/./).filter({ hasText: /Staff/ }).click();
    await expect(document.sentence(ownWords)).toContainText('edited, from');
    await expect(document.sentences).toHaveCount(sentences);
  });
});

async function caseOf(page: Page) {
  const { cases } = await read(page, 'case.list', {});
  const [newest] = cases;
  if (!newest) throw new Error('There is no case');
  return read(page, 'case.get', { id: newest.id });
}

/** Lines of a Markdown case that have no reference and are not the format's own: headings, notes, the table's head. */
function unreferenced(markdown: string): readonly string[] {
  const isFormat = /^(#|\*[^*].*\*$|\| Expectation|\| ---|- \*\*E\d+\*\*)/;
  return markdown
    .split('\n')
    .filter((line) => line.trim() !== '' && !isFormat.test(line) && !/\[E\d+(, E\d+)*\]/.test(line));
}
