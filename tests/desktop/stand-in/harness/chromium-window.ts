import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Frame, Page, Request, Route } from '@playwright/test';
import type { Ask } from '../link.ts';
import type { FrameReport, PageOrder, PermissionName, RuntimeCalls } from '../messages.ts';
import { toApp, toPage } from './origins.ts';
import { delivery, preloadText, rawPort } from './preload-shim.ts';

/** A request that was not for the application's own files, and whether the main process itself refused it. */
export interface ForeignRequest {
  readonly url: string;
  readonly isRefusedByMain: boolean;
}

/** A download the main process let pass. */
export interface SavedFile {
  readonly filename: string;
  readonly content: Buffer;
}

/** What Playwright can grant, by the name Electron asks under. */
const grantable: { readonly [Name in PermissionName]?: string } = {
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
};

let frameCount = 0;

/** A frame's origin as Electron would write it; a blank frame has the one of the frame it lies in. */
function originOf(frame: Frame): string {
  const url = toApp(frame.url());
  if (url.startsWith('app://casebook/')) return 'app://casebook';
  const parent = frame.parentFrame();
  return parent && /^about:(blank|srcdoc)$/.test(url) ? originOf(parent) : 'null';
}

/** One window's page in Chromium, with everything that crosses its border handed to the main process. */
export class ChromiumWindow {
  readonly page: Page;
  readonly foreign: ForeignRequest[] = [];
  readonly downloads: SavedFile[] = [];
  readonly errors: string[] = [];
  readonly #context: BrowserContext;
  readonly #order: PageOrder;
  readonly #ask: Ask<RuntimeCalls>;
  readonly #frameIds = new WeakMap<Frame, number>();
  #isLoading = false;
  #isClosing = false;

  private constructor(context: BrowserContext, page: Page, order: PageOrder, ask: Ask<RuntimeCalls>) {
    this.#context = context;
    this.page = page;
    this.#order = order;
    this.#ask = ask;
  }

  static async open(
    browser: Browser,
    order: PageOrder,
    ask: Ask<RuntimeCalls>,
    { ignoresPolicy }: { ignoresPolicy: boolean },
  ): Promise<ChromiumWindow> {
    const context = await browser.newContext({
      bypassCSP: ignoresPolicy,
      viewport: { width: order.width, height: order.height },
      acceptDownloads: true,
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    const window = new ChromiumWindow(context, page, order, ask);
    await window.#connect();
    return window;
  }

  async load(url: string): Promise<void> {
    this.#isLoading = true;
    await this.page.goto(toPage(url)).finally(() => {
      this.#isLoading = false;
    });
    await this.#ask('loaded', { windowId: this.#order.windowId });
  }

  async deliver(channel: string, args: readonly unknown[]): Promise<void> {
    const call = ([name, ...given]: [string, string, readonly unknown[]]) => {
      const deliver = (globalThis as unknown as Record<string, (...sent: unknown[]) => void>)[name];
      deliver?.(...given);
    };
    // A page that has just gone cannot be told anything, in Electron either.
    await this.page
      .evaluate(call, [delivery, channel, args] as [string, string, readonly unknown[]])
      .catch(() => {});
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#context.close();
  }

  async #connect(): Promise<void> {
    const { windowId, preload } = this.#order;
    await this.#context.route('**/*', (route) => this.#decide(route));
    await this.#context.routeWebSocket(/.*/, async (socket) => {
      await this.#report(socket.url(), 'webSocket');
      await socket.close();
    });
    await this.#context.exposeBinding(rawPort, async ({ frame }, message) => {
      const { type, channel, args } = message as {
        type: 'invoke' | 'send';
        channel: string;
        args: unknown[];
      };
      return this.#ask(type, { windowId, frame: this.#describe(frame), channel, args });
    });
    if (preload) await this.#context.addInitScript(preloadText(await readFile(preload, 'utf8')));
    await this.#grantPermissions();
    this.#context.on('page', (page) => {
      if (page !== this.page) void page.close();
    });
    this.page.on('pageerror', (error) => this.errors.push(error.message));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    this.page.on('crash', () => void this.#ask('pageGone', { windowId }));
    this.page.on('framenavigated', async (frame) => {
      if (frame !== this.page.mainFrame() || this.#isClosing) return;
      const title = await this.page.title().catch(() => '');
      if (title !== '') await this.#ask('titleChanged', { windowId, title });
    });
    this.page.on('download', async (download) => {
      const filename = download.suggestedFilename();
      const isAllowed = await this.#ask('mayDownload', { windowId, url: toApp(download.url()), filename });
      if (!isAllowed) return download.cancel();
      this.downloads.push({ filename, content: await readFile(await download.path()) });
    });
  }

  async #grantPermissions(): Promise<void> {
    const granted: string[] = [];
    for (const [permission, name] of Object.entries(grantable)) {
      const { isGranted } = await this.#ask('permission', {
        windowId: this.#order.windowId,
        permission: permission as PermissionName,
        url: 'app://casebook/index.html',
        isMainFrame: true,
      });
      if (isGranted) granted.push(name);
    }
    await this.#context.grantPermissions(granted, { origin: toPage('app://casebook') });
  }

  async #decide(route: Route): Promise<void> {
    const request = route.request();
    const url = toApp(request.url());
    const isNavigation = request.isNavigationRequest();
    if (isNavigation && !this.#isOwnFrame(request)) {
      await this.#mayOpen(url);
      return route.abort('aborted');
    }
    if (isNavigation && !this.#isLoading && !(await this.#mayNavigate(request, url))) {
      return route.abort('aborted');
    }
    const isAllowed = await this.#mayRequest(url, request.resourceType());
    if (!url.startsWith('app:')) {
      this.foreign.push({ url, isRefusedByMain: !isAllowed });
      return route.abort('blockedbyclient');
    }
    if (!isAllowed) return route.abort('blockedbyclient');
    const answer = await this.#ask('request', {
      partition: this.#order.partition,
      url,
      method: request.method(),
      headers: request.headers(),
    });
    await route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) });
  }

  #mayNavigate(request: Request, url: string): Promise<boolean> {
    const isMainFrame = request.frame() === this.page.mainFrame();
    return this.#ask('mayNavigate', { windowId: this.#order.windowId, url, isMainFrame });
  }

  #mayRequest(url: string, type: string): Promise<boolean> {
    const resourceType = type === 'document' ? 'mainFrame' : type === 'fetch' ? 'xhr' : type;
    return this.#ask('mayRequest', { partition: this.#order.partition, url, resourceType });
  }

  async #report(url: string, type: string): Promise<void> {
    this.foreign.push({ url, isRefusedByMain: !(await this.#mayRequest(url, type)) });
  }

  #isOwnFrame(request: Request): boolean {
    try {
      return request.frame().page() === this.page;
    } catch {
      // Playwright does not know the frame of a window that is only about to open.
      return false;
    }
  }

  async #mayOpen(url: string): Promise<void> {
    const isAllowed = await this.#ask('mayOpenWindow', { windowId: this.#order.windowId, url });
    if (isAllowed) this.errors.push(`The main process lets a window open for ${url}`);
  }

  #describe(frame: Frame): FrameReport {
    const known = this.#frameIds.get(frame);
    if (known === undefined) frameCount += 1;
    const id = known ?? frameCount;
    this.#frameIds.set(frame, id);
    return {
      id,
      url: toApp(frame.url()),
      origin: originOf(frame),
      isMain: frame === this.page.mainFrame(),
    };
  }
}
