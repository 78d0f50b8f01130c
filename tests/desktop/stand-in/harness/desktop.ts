import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import type { MessageBoxOptions, OpenDialogOptions, Rectangle } from 'electron';
import { type Ask, connect } from '../link.ts';
import type { HarnessCalls, KeychainReport, RuntimeCalls } from '../messages.ts';
import { ChromiumWindow } from './chromium-window.ts';

const register = new URL('../runtime/register.ts', import.meta.url).href;

/** How the desktop is started. */
export interface LaunchOptions {
  readonly browser: Browser;
  /** The built main file. */
  readonly main: string;
  /** The folder given with `--user-data-dir`. */
  readonly dataFolder: string;
  readonly args?: readonly string[];
  readonly workAreas?: readonly Rectangle[];
  readonly isPackaged?: boolean;
  /** The system's keychain; none that keeps a secret where it is not said. */
  readonly keychain?: KeychainReport;
  /** Beside what the test runner itself was started with. */
  readonly env?: NodeJS.ProcessEnv;
  /** Lets the page's content security policy pass unenforced, to see what else stands in the way. */
  readonly ignoresPolicy?: boolean;
}

const running = new Map<string, Desktop>();

/** The built desktop shell in a process of its own, with Chromium as its windows and the stand-in as its Electron. */
export class Desktop {
  readonly ask: Ask<RuntimeCalls>;
  readonly windows = new Map<number, ChromiumWindow>();
  readonly messageBoxes: MessageBoxOptions[] = [];
  readonly errorBoxes: { title: string; content: string }[] = [];
  readonly opened: string[] = [];
  readonly openDialogs: OpenDialogOptions[] = [];
  /** What the person chooses in the next dialogs for a path; nothing cancels them. */
  choose: (options: OpenDialogOptions) => string | undefined = () => undefined;
  /** How often the system's list of recent documents was cleared. */
  recentDocumentsCleared = 0;
  /** What lay on the system's clipboard when the program ended. */
  clipboardAtEnd: string | undefined;
  /** Answers the next message boxes: the index of the button to press. */
  press: (options: MessageBoxOptions) => number = ({ cancelId }) => cancelId ?? 0;
  /** What the process wrote to its two streams. */
  output = '';
  readonly #process: ChildProcess;
  readonly #exited: Promise<number | null>;
  readonly #firstLoad = Promise.withResolvers<ChromiumWindow>();

  constructor(options: LaunchOptions) {
    const { browser, dataFolder, workAreas = [{ x: 0, y: 0, width: 1920, height: 1080 }] } = options;
    this.#process = spawn(
      process.execPath,
      ['--import', register, options.main, `--user-data-dir=${dataFolder}`, ...(options.args ?? [])],
      {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        serialization: 'advanced',
        env: {
          ...process.env,
          STAND_IN_IS_PACKAGED: String(options.isPackaged ?? false),
          ...(options.keychain && { STAND_IN_KEYCHAIN: JSON.stringify(options.keychain) }),
          ...options.env,
        },
      },
    );
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (data) => {
        this.output += String(data);
      });
    }
    this.#exited = once(this.#process, 'exit').then(async ([code]) => {
      if (running.get(dataFolder) === this) running.delete(dataFolder);
      for (const window of this.windows.values()) await window.close();
      const reason = new Error(
        `The desktop ended with ${code} before its window was loaded.\n${JSON.stringify(this.errorBoxes)}\n${this.output}`,
      );
      this.#firstLoad.reject(reason);
      return code as number | null;
    });
    this.#firstLoad.promise.catch(() => undefined);
    const calls: HarnessCalls = {
      ready: ({ singletonLock }) => {
        if (singletonLock) running.set(dataFolder, this);
        return { workAreas };
      },
      secondInstance: ({ argv }) => running.get(dataFolder)?.ask('secondInstanceStarted', { argv }),
      openPage: async (order) => {
        const { ignoresPolicy = false } = options;
        this.windows.set(
          order.windowId,
          await ChromiumWindow.open(browser, order, this.ask, { ignoresPolicy }),
        );
      },
      load: async ({ windowId, url }) => {
        const window = this.#window(windowId);
        await window.load(url);
        this.#firstLoad.resolve(window);
      },
      reload: async ({ windowId }) => {
        await this.#window(windowId).load('app://casebook/index.html');
      },
      closePage: async ({ windowId }) => {
        await this.#window(windowId).close();
        this.windows.delete(windowId);
      },
      deliver: ({ windowId, channel, args }) => this.windows.get(windowId)?.deliver(channel, args),
      messageBox: (box) => {
        this.messageBoxes.push(box);
        return { response: this.press(box) };
      },
      openDialog: (options) => {
        this.openDialogs.push(options);
        const path = this.choose(options);
        return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
      },
      recentDocumentsCleared: () => {
        this.recentDocumentsCleared += 1;
      },
      ending: ({ clipboard }) => {
        this.clipboardAtEnd = clipboard;
      },
      errorBox: (box) => void this.errorBoxes.push(box),
      openExternal: ({ url }) => void this.opened.push(url),
    };
    this.ask = connect<RuntimeCalls>(
      {
        send: (message) => {
          // A process that has just ended needs no answer.
          if (this.#process.connected) this.#process.send(message as object, () => {});
        },
        onMessage: (listener) => this.#process.on('message', listener),
      },
      calls,
    );
  }

  /** The first window, once its page is loaded. */
  firstWindow(): Promise<ChromiumWindow> {
    return this.#firstLoad.promise;
  }

  /** The first window's page, once it is loaded. */
  async page(): Promise<Page> {
    return (await this.firstWindow()).page;
  }

  /** The process's exit code, once it has ended by itself. */
  exited(): Promise<number | null> {
    return this.#exited;
  }

  /** Quits as the person would, and waits for the end. */
  async quit(): Promise<number | null> {
    await Promise.race([this.ask('quit', {}), this.#exited]);
    return this.#exited;
  }

  /** Ends the process where a test has failed. */
  async kill(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.#process.kill('SIGKILL');
    await this.#exited;
  }

  #window(windowId: number): ChromiumWindow {
    const window = this.windows.get(windowId);
    if (!window) throw new Error(`No window ${windowId}`);
    return window;
  }
}

/** The desktop shell as it is built into dist. */
export const builtMain = fileURLToPath(new URL('../../../../dist/desktop/main.js', import.meta.url));
