import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { wordsInWrites } from '../harness/canary/find-words.ts';
import { preload, whyNotRecorded } from '../harness/preload/preload.ts';
import { reportFigure } from '../soak/figure.ts';
import { read } from './harness/core.ts';
import { daysAgo } from './harness/days.ts';
import { expect, makeJournal, passphrase, test } from './harness/fixtures.ts';
import { filesBelow, filesWith } from './harness/folders.ts';
import { CasePage } from './pages/case-page.ts';
import { CasesPage } from './pages/cases-page.ts';
import { EntryPage } from './pages/entry-page.ts';
import { Frame } from './pages/frame.ts';
import { JournalPage } from './pages/journal-page.ts';
import { NewCasePage } from './pages/new-case-page.ts';
import { SkillsPage } from './pages/skills-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

/** One word for each place in which a person types; none of them stands in the program or in any dictionary. */
const canaries = {
  captured: 'zwirbelfink',
  written: 'knorpelspatz',
  searched: 'grunzmeise',
  impact: 'schnarrdohle',
  project: 'plusterammer',
  person: 'tirilwachtel',
  link: 'gurgelkiebitz',
  sentence: 'brummelstelze',
  title: 'humpelreiher',
};

/** Types a word of its own wherever something can be typed. */
async function typeEverywhere(page: Page): Promise<void> {
  const frame = new Frame(page);
  const journal = new JournalPage(page);
  const entry = new EntryPage(page);
  const document = new CasePage(page);
  await journal.line.pressSequentially(`Captured a ${canaries.captured}`);
  await journal.line.press('ControlOrMeta+Enter');
  await entry.text.click();
  await entry.goToEnd();
  await page.keyboard.type(`, presented the ${canaries.written} to finance`);
  await entry.setImpact(canaries.impact, 'none', 'one');
  await entry.setProject(canaries.project);
  await entry.addPerson(canaries.person);
  await entry.addLink(`https://example.com/${canaries.link}`);
  await entry.add('Operations & reliability');
  await expect(entry.saveNote).toHaveText('Saved');
  await entry.back.click();
  await journal.search.pressSequentially(canaries.searched);
  await expect(journal.nothingFound).toBeVisible();
  await journal.search.fill('');
  await frame.enter('Skills');
  await new SkillsPage(page).enter('Operations & reliability');
  await frame.enter('Cases');
  await new CasesPage(page).newCase.click();
  await new NewCasePage(page).target('Staff engineer');
  await new NewCasePage(page).build.click();
  await document.edit(document.sentence(canaries.captured).first(), `My own ${canaries.sentence}`);
  await expect(document.sentence(canaries.sentence)).toBeVisible();
  await document.rename(`Case of the ${canaries.title}`);
  await expect(document.title).toContainText(canaries.title);
}

/** Has every write of a process told to a log, wherever it goes; nothing where this computer cannot. */
function recordWrites(name: string, folder: string): { log: string; environment: Record<string, string> } {
  const log = join(folder, `${name}.log`);
  const library = preload();
  if (typeof library === 'string') return { log, environment: {} };
  const control = join(folder, `${name}.control`);
  return { log, environment: library.environment({ folder: '/', log, control }) };
}

test('leaves no word of an entry in any file or write: journal, settings, temporary folder, browser profile', async ({
  start,
  folders,
  watch,
  launchOptions,
}, { outputDir }) => {
  test.setTimeout(180_000);
  const why = whyNotRecorded('words in the writes of the shell and the browser');
  await mkdir(outputDir, { recursive: true });
  const ofShell = recordWrites('shell', outputDir);
  const ofBrowser = recordWrites('browser', outputDir);
  const shell = await start({ environment: ofShell.environment });
  const context = await chromium.launchPersistentContext(folders.profile, {
    ...launchOptions,
    env: { ...process.env, ...ofBrowser.environment },
  });
  await watch.follow(context);
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  await page.goto(shell.address);
  const recoveryCode = await makeJournal(page);
  await typeEverywhere(page);
  const words = [...Object.values(canaries), passphrase, recoveryCode, recoveryCode.replaceAll('-', '')];

  const stored = JSON.stringify(await read(page, 'entry.list', { from: daysAgo(1) }));
  expect(stored).toContain(canaries.captured);
  expect(stored).toContain(canaries.link);
  const running = filesWith(words, folders.root);
  expect(running, 'while Casebook and the browser run').toEqual([]);

  await new Frame(page).lock();
  await expect(new UnlockPage(page).passphrase).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(
    new RegExp(words.join('|')),
  );
  await context.close();
  await shell.end();
  const atRest = filesWith(words, folders.root);
  expect(atRest, 'at rest').toEqual([]);

  // What is looked for would be found: the profile and the journal are there, and hold what may be read.
  expect(filesBelow(folders.profile).length).toBeGreaterThan(10);
  expect(filesWith(['127.0.0.1'], folders.profile)).not.toEqual([]);
  expect(filesBelow(folders.journal).map((file) => file.slice(folders.journal.length + 1))).toContain(
    'journal.db',
  );

  if (why !== undefined) return;
  const [shellWrites, browserWrites] = [ofShell, ofBrowser].map(({ log }) => wordsInWrites(words, log));
  const found = [...(shellWrites?.findings ?? []), ...(browserWrites?.findings ?? [])];
  const control = wordsInWrites(['127.0.0.1'], ofBrowser.log).findings.length;
  reportFigure({
    promise: 'A stolen folder is useless',
    figure: `the browser shell and Chromium with a profile of its own: ${running.length + atRest.length} files and ${found.length} of ${(shellWrites?.writes ?? 0) + (browserWrites?.writes ?? 0)} writes hold a word or a secret`,
    goal: '0 files, 0 writes',
    isMet: running.length + atRest.length + found.length === 0 && control > 0,
    control: `the address of the page, which the browser may keep: in ${control} writes`,
  });
  expect(found, 'in any write').toEqual([]);
  expect(shellWrites?.writes).toBeGreaterThan(50);
  expect(browserWrites?.writes).toBeGreaterThan(200);
  expect(control).toBeGreaterThan(0);
});
