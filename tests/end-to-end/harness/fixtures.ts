import { test as base, expect as baseExpect, type Page } from '@playwright/test';
import { RecoveryCodePage } from '../pages/recovery-code-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { type Folders, makeFolders, removeFolders } from './folders.ts';
import { Shell, type StartOptions } from './shell.ts';
import { Watch } from './watch.ts';

/** Deriving a key takes a second, and a busy computer several. */
const actionTimeoutMs = 15_000;

/** Waits as long as the windows may take. */
export const expect = baseExpect.configure({ timeout: actionTimeoutMs });

/** The passphrase of every test's journal. */
export const passphrase = 'a lantern on the ninth stair';

/** Starts Casebook on the test's folders; it is ended in order when the test ends. */
export type Start = (options?: StartOptions) => Promise<Shell>;

/** A journal just made through the window, which shows it. */
export interface NewJournal {
  readonly shell: Shell;
  readonly recoveryCode: string;
}

interface Fixtures {
  readonly folders: Folders;
  readonly watch: Watch;
  readonly start: Start;
  /** Starts Casebook and opens `page` on it. */
  readonly open: (options?: StartOptions) => Promise<Shell>;
  readonly journal: NewJournal;
  /** `page` shows a throw-away copy of the sample journal. */
  readonly sample: Shell;
}

/** Makes the journal as a person does; answers its recovery code. */
export async function makeJournal(page: Page): Promise<string> {
  await new WelcomePage(page).create(passphrase);
  const recoveryCode = new RecoveryCodePage(page);
  const code = await recoveryCode.read();
  await recoveryCode.goOn();
  return code;
}

/** Playwright's test with Casebook: no test passes that left a complaint, asked a stranger or ended out of order. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern.
  folders: async ({}, provide) => {
    const folders = await makeFolders();
    await provide(folders);
    await removeFolders(folders);
  },
  watch: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, provide) => {
      const watch = new Watch();
      await provide(watch);
      expect(watch.problems).toEqual([]);
    },
    { auto: true },
  ],
  start: async ({ folders, watch }, provide) => {
    const shells: Shell[] = [];
    await provide(async (options) => {
      const shell = await Shell.start(folders, options);
      watch.admit(shell.origin);
      shells.push(shell);
      return shell;
    });
    const left = shells.filter(({ isKilled }) => !isKilled);
    const codes = await Promise.all(left.map((shell) => shell.end()));
    expect(codes).toEqual(left.map(() => 0));
    expect(shells.map(({ complaints }) => complaints)).toEqual(shells.map(() => ''));
  },
  // Windows close before their shell ends: fixtures end in the reverse of the order in which they are named.
  context: async ({ start: _start, watch, context }, provide) => {
    await watch.follow(context);
    context.setDefaultTimeout(actionTimeoutMs);
    await provide(context);
  },
  open: async ({ page, start }, provide) => {
    await provide(async (options) => {
      const shell = await start(options);
      await page.goto(shell.address);
      return shell;
    });
  },
  journal: async ({ page, open }, provide) => {
    const shell = await open();
    await provide({ shell, recoveryCode: await makeJournal(page) });
  },
  sample: async ({ open }, provide) => {
    await provide(await open({ words: ['--sample'] }));
  },
});
