import type { Browser, Page } from '@playwright/test';
import { isEditorState } from '../../../shared/contract/editor-state.ts';
import { foreign } from '../../borders/corpora/addresses.ts';
import { activeHtml, hostileHtml } from '../../borders/corpora/html.ts';
import { hostileMarkdown } from '../../borders/corpora/markdown.ts';
import { unsafeIn } from '../../borders/unsafe-in.ts';
import { EntryPage } from '../../end-to-end/pages/entry-page.ts';
import { JournalPage } from '../../end-to-end/pages/journal-page.ts';
import { reportFigure } from '../../soak/figure.ts';
import type { Desktop, LaunchOptions } from './harness/desktop.ts';
import { expect, type Launch, test } from './harness/fixtures.ts';
import { call, createJournal, valueIn } from './harness/journal.ts';

/** What Lexical leaves on the element it edits: the way to its state. */
interface EditorHandle {
  getEditorState(): unknown;
  parseEditorState(json: string): unknown;
  setEditorState(state: unknown): void;
}

/** How a text from elsewhere comes into the editor. */
type Way = 'paste' | 'replacement' | 'drop' | 'forged';

interface Outcome {
  /** As JSON: a hostile text may nest deeper than a test runner carries. */
  readonly state: string;
  /** The elements of the editor that no entry has. */
  readonly elements: readonly string[];
}

const first = 'An entry to paste into';

async function openEditor(launch: Launch, options: Partial<LaunchOptions> = {}) {
  const desktop = launch(options);
  const page = await desktop.page();
  await createJournal(page);
  const journal = new JournalPage(page);
  await journal.capture(first, 'Win');
  await journal.open(first);
  const entry = new EntryPage(page);
  await entry.text.click();
  return { desktop, page, entry };
}

/** Puts each text into the emptied editor and answers what its state and its page then hold. */
function bringIn(entry: EntryPage, way: Way, texts: readonly string[]): Promise<Outcome[]> {
  return entry.text.evaluate(
    async (root: HTMLElement, given) => {
      const editor = (root as unknown as { __lexicalEditor: EditorHandle }).__lexicalEditor;
      const empty = '{"root":{"type":"root","children":[{"type":"paragraph","children":[]}]}}';
      const known = /^(P|H[1-6]|UL|OL|LI|A|SPAN|STRONG|EM|CODE|BLOCKQUOTE|BR|S|U|B|I)$/;
      const settle = () => new Promise((resolve) => setTimeout(resolve));

      function send(dataTransfer: DataTransfer): void {
        const event = { bubbles: true, cancelable: true, composed: true };
        if (given.way === 'drop') root.dispatchEvent(new DragEvent('drop', { ...event, dataTransfer }));
        else if (given.way === 'replacement') {
          const inputType = 'insertReplacementText';
          root.dispatchEvent(new InputEvent('beforeinput', { ...event, inputType, dataTransfer }));
        } else root.dispatchEvent(new ClipboardEvent('paste', { ...event, clipboardData: dataTransfer }));
      }

      const outcomes: Outcome[] = [];
      for (const text of given.texts) {
        editor.setEditorState(editor.parseEditorState(empty));
        root.focus();
        getSelection()?.selectAllChildren(root);
        await settle();
        const transfer = new DataTransfer();
        transfer.setData(given.way === 'forged' ? 'application/x-lexical-editor' : 'text/html', text);
        if (given.way !== 'paste') transfer.setData('text/plain', 'the plain words');
        send(transfer);
        await settle();
        const elements = [...root.querySelectorAll('*')].map(({ tagName }) => tagName);
        outcomes.push({
          state: JSON.stringify(editor.getEditorState()),
          elements: elements.filter((name) => !known.test(name)),
        });
      }
      return outcomes;
    },
    { way, texts },
  );
}

/** What is wrong with what texts became: more than words and safe addresses, or nothing that could be saved. */
function problemsIn(outcomes: readonly Outcome[], texts: readonly string[]): readonly string[] {
  expect(outcomes).toHaveLength(texts.length);
  return outcomes.flatMap(({ state: json, elements }, index) => {
    const state: unknown = JSON.parse(json);
    return [
      ...unsafeIn(state),
      ...elements.map((name) => `an element ${name}`),
      ...(isEditorState(state) ? [] : ['a state that cannot be saved']),
    ].map((problem) => `${texts[index]?.slice(0, 200)} became ${problem}`);
  });
}

async function expectNothingHappened(desktop: Desktop, page: Page): Promise<void> {
  expect(await page.evaluate(() => 'hasRun' in window)).toBe(false);
  expect((await desktop.firstWindow()).foreign).toEqual([]);
}

/** The texts on a page that shows them as they are, each in a frame of its own: who runs, asks and links unsafely. */
async function showAsTheyAre(texts: readonly string[], browser: Browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  await page.route('**/*', (route) => {
    if (route.request().url() === 'https://control.invalid/') {
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' });
    }
    asked.push(route.request().url());
    return route.abort();
  });
  await page.goto('https://control.invalid/');
  const linked = await page.evaluate((given) => {
    const ran = new Set<number>();
    Object.assign(window, { ran });
    let linked = 0;
    for (const [number, text] of given.entries()) {
      const { contentDocument, contentWindow } = document.body.appendChild(document.createElement('iframe'));
      if (!contentDocument || !contentWindow) throw new Error('The frame has no page.');
      // Told to this page, since a text may lead its frame elsewhere.
      Object.defineProperty(contentWindow, 'hasRun', { set: () => ran.add(number) });
      contentDocument.write(text);
      contentDocument.close();
      const links = [...contentDocument.querySelectorAll('a')];
      if (links.some(({ protocol }) => !/^(https?|mailto):$/.test(protocol))) linked += 1;
    }
    return linked;
  }, texts);
  return {
    linked,
    ran: () => page.evaluate(() => (window as unknown as { ran: Set<number> }).ran.size),
    asked: () => asked.filter((url) => url.startsWith(foreign)).length,
    close: () => context.close(),
  };
}

test('the hostile texts are live: a page that shows them as they are runs, asks and links', async ({
  browser,
}) => {
  const active = await showAsTheyAre(activeHtml, browser);
  await expect.poll(active.ran, { timeout: 30_000 }).toBeGreaterThan(40);
  await expect.poll(active.asked, { timeout: 30_000 }).toBeGreaterThan(20);
  await active.close();
  const others = await showAsTheyAre(hostileHtml.slice(activeHtml.length), browser);
  expect(others.linked).toBeGreaterThan(100);
  await others.close();
});

test('an honest text arrives with its marks and its link', async ({ launch }) => {
  const { entry } = await openEditor(launch);
  const html =
    '<h2>Review</h2><p>It <b>went</b> <a href="https://example.com/">well</a>.</p><ul><li>one</li></ul>';
  const [outcome] = await bringIn(entry, 'paste', [html]);
  const { root } = JSON.parse(outcome?.state ?? '{}');
  expect(root.children.map(({ type }: { type: string }) => type)).toEqual(['heading', 'paragraph', 'list']);
  expect(outcome?.state).toContain('"url":"https://example.com/"');
  expect(outcome?.state).toContain('"format":1');
});

test('pasted hostile HTML leaves words and safe addresses in the editor’s state, and nothing else', async ({
  launch,
}) => {
  test.setTimeout(240_000);
  const { desktop, page, entry } = await openEditor(launch);
  expect(hostileHtml.length).toBeGreaterThanOrEqual(500);
  const problems = problemsIn(await bringIn(entry, 'paste', hostileHtml), hostileHtml);
  expect(problems).toEqual([]);
  await expectNothingHappened(desktop, page);
  reportFigure({
    promise: 'Pasted and imported text is inert',
    figure: `${hostileHtml.length} hostile HTML pastes: 0 scripts, 0 requests, ${problems.length} unsafe states`,
    goal: 'at least 500 hostile HTML: 0 scripts, 0 requests, 0 unsafe addresses in the state',
    isMet: true,
    control: 'shown uncleaned, the same texts run scripts, ask and link unsafely',
  });
});

test('pasted hostile HTML does nothing even where the page’s policy is not enforced', async ({ launch }) => {
  test.setTimeout(120_000);
  const { desktop, page, entry } = await openEditor(launch, { ignoresPolicy: true });
  expect(problemsIn(await bringIn(entry, 'paste', activeHtml), activeHtml)).toEqual([]);
  await expectNothingHappened(desktop, page);
});

for (const way of ['replacement', 'drop'] as const) {
  test(`hostile HTML that comes in as a ${way} leaves nothing unsafe either`, async ({ launch }) => {
    test.setTimeout(120_000);
    const { desktop, page, entry } = await openEditor(launch);
    const texts = hostileHtml.filter((_, index) => index % 5 === 0);
    const outcomes = await bringIn(entry, way, texts);
    expect(problemsIn(outcomes, texts)).toEqual([]);
    if (way === 'drop') {
      expect(outcomes.filter(({ state }) => !state.includes('the plain words'))).toEqual([]);
      expect(outcomes.filter(({ state }) => state.includes('"url"'))).toEqual([]);
    }
    await expectNothingHappened(desktop, page);
  });
}

test('the editor’s own format, which any page can forge, is not read', async ({ launch }) => {
  const { desktop, page, entry } = await openEditor(launch);
  const word = { type: 'text', text: 'the words' };
  const forgeries = [
    { type: 'paragraph', children: [{ type: 'link', url: 'javascript:alert(1)', children: [word] }] },
    { type: 'paragraph', children: [{ type: 'autolink', url: 'data:text/html,x', children: [word] }] },
    { type: 'paragraph', children: [{ ...word, style: 'background:url(https://hostile.example/)' }] },
    { type: 'heading', tag: 'script', children: [word] },
    { type: 'iframe', src: foreign },
  ].map((node) => JSON.stringify({ namespace: 'casebook-entry', nodes: [node] }));
  const outcomes = await bringIn(entry, 'forged', forgeries);
  expect(problemsIn(outcomes, forgeries)).toEqual([]);
  for (const { state } of outcomes) {
    expect(state).toContain('the plain words');
    expect(state).not.toContain('the words"');
  }
  await expectNothingHappened(desktop, page);
});

test('a link that is typed as Markdown, or pasted over words, is made only where it is safe', async ({
  launch,
}) => {
  const { page, entry } = await openEditor(launch);
  const stateNow = () =>
    entry.text.evaluate((root) =>
      JSON.stringify((root as unknown as { __lexicalEditor: EditorHandle }).__lexicalEditor.getEditorState()),
    );
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'https://example.com/',
  ]) {
    await bringIn(entry, 'paste', ['']);
    await entry.text.pressSequentially(`see [the words](${address}) `);
    expect(unsafeIn(JSON.parse(await stateNow()))).toEqual([]);
  }
  expect(await stateNow()).toContain('"url":"https://example.com/"');

  await page.keyboard.press('ControlOrMeta+A');
  await entry.text.evaluate((root) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'javascript:alert(1)');
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  expect(unsafeIn(JSON.parse(await stateNow()))).toEqual([]);
});

test('hostile Markdown that was stored as text is opened as words and safe addresses', async ({ launch }) => {
  test.setTimeout(240_000);
  const { desktop, page, entry } = await openEditor(launch);
  const id = page.url().split('/').at(-1) ?? '';
  // Those as long as an entry may be are opened without a page, in `tests/borders`.
  const texts = hostileMarkdown.filter((text) => text.length < 2000 && text.trim() !== '');
  expect(texts.length).toBeGreaterThanOrEqual(200);
  const problems: string[] = [];
  for (const [index, text] of texts.entries()) {
    const end = `the end of text ${index}`;
    await valueIn(call(page, 'entry.update', { id, changes: { text: `${text}\n${end}` } }));
    await entry.text.getByText(end, { exact: true }).waitFor();
    const state = await entry.text.evaluate((root) =>
      JSON.stringify((root as unknown as { __lexicalEditor: EditorHandle }).__lexicalEditor.getEditorState()),
    );
    problems.push(...unsafeIn(JSON.parse(state)).map((problem) => `${text} became ${problem}`));
  }
  expect(problems).toEqual([]);
  await expectNothingHappened(desktop, page);
});
