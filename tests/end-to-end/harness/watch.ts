import type { BrowserContext, Page } from '@playwright/test';

function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    // biome-ignore lint/suspicious/noConsole: the console is where the test listens.
    console.error(`The page's policy was violated: ${effectiveDirective} ${blockedURI}`);
  });
}

/** Sees every window from outside: what it asks for, what it logs, what it breaks. */
export class Watch {
  readonly #origins = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #complaints: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Follows every window of a browser profile from now on. */
  async follow(context: BrowserContext): Promise<void> {
    await context.addInitScript(reportViolations);
    context.on('request', (request) => void this.#asked.add(request.url()));
    context.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      this.#complaints.push(`${message.type()}: ${message.text()}`);
    });
    context.on('weberror', (error) => void this.#complaints.push(`uncaught: ${error.error().message}`));
    const followSockets = (page: Page) =>
      page.on('websocket', (socket) => void this.#asked.add(socket.url()));
    for (const page of context.pages()) followSockets(page);
    context.on('page', followSockets);
  }

  /** A shell the windows may talk to. */
  admit(origin: string): void {
    this.#origins.add(origin);
    this.#origins.add(origin.replace(/^http/, 'ws'));
  }

  /** Something that is logged because the test makes it happen. */
  expect(complaint: RegExp): void {
    this.#expected.push(complaint);
  }

  /** A shell that ends or is killed: it turns calls away while it closes, and is not there afterwards. */
  expectEnd(): void {
    this.expect(/status of 503/);
    this.expect(/ERR_CONNECTION_(REFUSED|RESET)/);
  }

  /** What went to anywhere but the shells, and what was logged though nobody expected it. */
  get problems(): readonly string[] {
    const foreign = [...this.#asked].filter((url) => !this.#isOurs(url));
    const unexpected = this.#complaints.filter((text) => !this.#expected.some((known) => known.test(text)));
    return [...foreign.map((url) => `asked for ${url}`), ...unexpected];
  }

  #isOurs(url: string): boolean {
    if (url.startsWith('data:image/')) return true;
    return this.#origins.has(new URL(url).origin);
  }
}
