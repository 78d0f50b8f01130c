import { saveAs } from '../../end-to-end/harness/document.ts';
import { CasePage } from '../../end-to-end/pages/case-page.ts';
import { CasesPage } from '../../end-to-end/pages/cases-page.ts';
import { EntryPage } from '../../end-to-end/pages/entry-page.ts';
import { Frame } from '../../end-to-end/pages/frame.ts';
import { JournalPage } from '../../end-to-end/pages/journal-page.ts';
import { NewCasePage } from '../../end-to-end/pages/new-case-page.ts';
import { RecoveryCodePage } from '../../end-to-end/pages/recovery-code-page.ts';
import { UnlockPage } from '../../end-to-end/pages/unlock-page.ts';
import { WelcomePage } from '../../end-to-end/pages/welcome-page.ts';
import { expect as baseExpect, test } from './harness/fixtures.ts';
import { passphrase, stateOf, textsIn } from './harness/journal.ts';

/** Deriving a key takes a second, and a busy computer several. */
const expect = baseExpect.configure({ timeout: 15_000 });

const led = 'Led the migration of the billing service and cut the deploy time from 40 minutes to 6.';
const runbook = 'Wrote the runbook for the failover and rehearsed it with the on-call team.';
const proposal = 'Presented the storage proposal to finance and they agreed to fund it.';
const struggle = 'I lost my temper in the planning meeting and interrupted Zebedeus twice.';
const learning = 'Learned how the query planner chooses an index.';
const link = 'https://example.com/design/storage';
const ownWords = 'In my own words: I led the billing migration from first sketch to last cutover.';
const typed = ' The next incident took nine minutes.';

test('from an empty folder to an exported case, and back after locking and after a restart', async ({
  launch,
}) => {
  test.setTimeout(180_000);
  const desktop = launch();
  const page = await desktop.page();
  const frame = new Frame(page);
  const journal = new JournalPage(page);
  const entry = new EntryPage(page);
  const unlock = new UnlockPage(page);
  const document = new CasePage(page);

  await test.step('make a journal', async () => {
    await new WelcomePage(page).create(passphrase);
    await new RecoveryCodePage(page).goOn();
    await expect(journal.nothingWritten).toBeVisible();
  });

  await test.step('write five entries', async () => {
    await journal.capture(led, 'Win');
    await expect(journal.entry(led)).toBeVisible();
    await journal.capture(runbook);
    await expect(journal.entry(runbook)).toBeVisible();
    await journal.capture(proposal);
    await expect(journal.entry(proposal)).toBeVisible();
    await journal.capture(struggle, 'Struggle');
    await expect(journal.entry(struggle)).toContainText('private');
    await journal.capture(learning, 'Learning');
    await expect(journal.entries).toHaveCount(5);
  });

  await test.step('confirm what is suggested, and link a document', async () => {
    await journal.open(proposal);
    await entry.confirm('Communication');
    await expect(entry.counted('Communication')).toBeVisible();
    await entry.addLink(link);
    await expect(entry.saveNote).toHaveText('Saved');
    await entry.back.click();
    for (const line of [led, runbook]) {
      await journal.open(line);
      await entry.confirm('Operations & reliability');
      await expect(entry.counted('Operations & reliability')).toBeVisible();
      await entry.back.click();
    }
  });

  await test.step('build a promotion case and edit it', async () => {
    const newCase = new NewCasePage(page);
    await frame.enter('Cases');
    await new CasesPage(page).newCase.click();
    await newCase.target('Staff engineer');
    await newCase.build.click();
    await expect(document.sentence('billing').first()).toBeVisible();
    await expect(document.sentence('Zebedeus')).toHaveCount(0);
    await document.edit(document.sentence('billing').first(), ownWords);
    await expect(document.sentence(ownWords)).toContainText('edited, from');
  });

  await test.step('follow a link out of it only when told to', async () => {
    desktop.press = ({ buttons }) => buttons?.indexOf('Open') ?? 0;
    await page.getByRole('link', { name: link }).first().click();
    await expect.poll(() => desktop.opened).toEqual([link]);
    expect(desktop.messageBoxes.map(({ detail }) => detail)).toEqual([link]);
  });

  await test.step('export it', async () => {
    await document.export.click();
    const { name, content } = await saveAs(page, 'Markdown');
    expect(name).toMatch(/^[\w .,-]+\.md$/);
    expect(content).toContain(ownWords);
    expect(content).toContain(link);
    expect(content).not.toContain('Zebedeus');
    const { downloads } = await desktop.firstWindow();
    await expect.poll(() => downloads.map(({ filename }) => filename)).toEqual([name]);
  });

  const sentences = await document.sentences.count();
  await test.step('the screen is locked in the middle of a word: it is saved and nothing is left to read', async () => {
    await frame.enter('Journal');
    await journal.open(runbook);
    await entry.text.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(typed);
    await desktop.ask('power', { event: 'lock-screen' });
    await expect(unlock.passphrase).toBeVisible();
    expect(await page.content()).not.toMatch(/billing|failover|Zebedeus|planner/);
    expect(await stateOf(page)).toBe('locked');
    expect((await desktop.ask('windows', {}))[0]?.title).toBe('Casebook');
  });

  await test.step('unlock: everything is still there', async () => {
    await unlock.unlock(`${passphrase}!`);
    await expect(unlock.refusal).toHaveText(/passphrase/i);
    await unlock.unlock(passphrase);
    await frame.enter('Journal');
    await expect(journal.entries).toHaveCount(5);
    expect(await textsIn(page)).toContain(runbook + typed);
    await frame.enter('Cases');
    await new CasesPage(page).case(/Staff/).click();
    await expect(document.sentence(ownWords)).toContainText('an entry was edited since');
    await expect(document.sentences).toHaveCount(sentences);
  });

  await test.step('nothing was asked of anybody else, and nothing complained', async () => {
    const { foreign, errors } = await desktop.firstWindow();
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    expect(await desktop.quit()).toBe(0);
    expect(desktop.output).toBe('');
  });

  await test.step('start again: everything is still there', async () => {
    const again = await launch().page();
    await new UnlockPage(again).unlock(passphrase);
    await expect(new JournalPage(again).entries).toHaveCount(5);
    await new Frame(again).enter('Cases');
    await new CasesPage(again).case(/Staff/).click();
    await expect(new CasePage(again).sentence(ownWords)).toBeVisible();
  });
});

test('begins a new entry from the native menu, wherever the person is', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  const journal = new JournalPage(page);
  await new WelcomePage(page).create(passphrase);
  await new RecoveryCodePage(page).goOn();
  await new Frame(page).enter('Settings');
  await desktop.ask('chooseMenuItem', { label: 'New Entry' });
  await expect(journal.line).toBeFocused();
});

test('saves the line that is being captured when the window is closed', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  await new WelcomePage(page).create(passphrase);
  await new RecoveryCodePage(page).goOn();
  await new JournalPage(page).line.pressSequentially('Half a thought about the on-call rota');
  await desktop.ask('closeWindow', { windowId: 1 });
  expect(await desktop.exited()).toBe(0);

  const again = await launch().page();
  await new UnlockPage(again).unlock(passphrase);
  await expect(new JournalPage(again).entry('Half a thought about the on-call rota')).toBeVisible();
});
