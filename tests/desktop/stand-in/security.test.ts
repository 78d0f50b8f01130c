import { expect, test } from './harness/fixtures.ts';
import { call, valueIn } from './harness/journal.ts';
import type { PermissionName } from './messages.ts';

const permissions: readonly PermissionName[] = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'usb',
  'window-management',
  'unknown',
];

test('sends every answer with the policy and the protective headers', async ({ launch }) => {
  const page = await launch().page();
  const answers: { url: string; headers: Record<string, string> }[] = [];
  page.on('response', (response) => answers.push({ url: response.url(), headers: response.headers() }));
  await page.reload();
  await page.evaluate(() => fetch('absent.js'));
  expect(answers.length).toBeGreaterThan(3);
  expect(answers.some(({ url }) => url.endsWith('absent.js'))).toBe(true);
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  }
});

test('shows its page without breaking its own policy', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  await expect(page.getByRole('heading').first()).toBeVisible();
  const { errors, foreign } = await desktop.firstWindow();
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
});

test('runs no script that was put into the page, and evaluates no text', async ({ launch }) => {
  const page = await launch().page();
  const ran = await page.evaluate(async () => {
    const attempts = [
      () => {
        const script = document.createElement('script');
        script.append('globalThis.hasRun = true');
        document.body.append(script);
      },
      () => document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.hasRun = true">'),
      // biome-ignore lint/security/noGlobalEval: what must not work.
      () => globalThis.eval('globalThis.hasRun = true'),
      () => new Function('globalThis.hasRun = true')(),
      () => setTimeout('globalThis.hasRun = true' as never, 0),
    ];
    // The debugger may evaluate text whatever the policy says, so the attempts are made after it has let go.
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        for (const attempt of attempts) {
          try {
            attempt();
          } catch {
            // Refusing loudly is as good.
          }
        }
        setTimeout(resolve, 100);
      });
    });
    return 'hasRun' in globalThis;
  });
  expect(ran).toBe(false);
});

test('grants no permission but writing sanitised text to the clipboard, and that to its own page only', async ({
  launch,
}) => {
  const desktop = launch();
  const page = await desktop.page();
  const granted = async (url: string, isMainFrame: boolean) => {
    const answers = await Promise.all(
      permissions.map(async (permission) => ({
        permission,
        ...(await desktop.ask('permission', { windowId: 1, permission, url, isMainFrame })),
      })),
    );
    return answers
      .filter(({ isGranted }) => isGranted)
      .map(({ permission, isChecked }) => ({ permission, isChecked }));
  };
  const own = 'app://casebook/index.html';
  expect(await granted(own, true)).toEqual([{ permission: 'clipboard-sanitized-write', isChecked: true }]);
  expect(await granted(own, false)).toEqual([]);
  expect(await granted('https://example.com/', true)).toEqual([]);
  const states = await page.evaluate(() =>
    Promise.all(
      (['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[]).map(
        async (name) =>
          (await navigator.permissions.query({ name: name as PermissionDescriptor['name'] })).state,
      ),
    ),
  );
  expect(states).not.toContain('granted');
});

test('lets no request leave, whatever the page tries', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  await page.evaluate(async () => {
    const address = 'https://example.com/?words';
    const image = new Image();
    image.src = address;
    const prefetch = Object.assign(document.createElement('link'), { rel: 'prefetch', href: address });
    const dns = Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: address });
    document.head.append(prefetch, dns);
    const frame = document.createElement('iframe');
    frame.src = address;
    const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
    document.body.append(image, frame, form);
    form.submit();
    navigator.sendBeacon(address, 'words');
    try {
      new WebSocket('wss://example.com/');
      new EventSource(address);
    } catch {
      // Refused at once.
    }
    await fetch(address).catch(() => undefined);
    await fetch('http://127.0.0.1:9/').catch(() => undefined);
  });
  const { foreign } = await desktop.firstWindow();
  expect(foreign.filter(({ isRefusedByMain }) => !isRefusedByMain)).toEqual([]);
  expect(page.url()).toMatch(/^https:\/\/casebook\.invalid\//);
  // The main process refuses by itself what the page's policy would refuse before it.
  for (const [url, resourceType] of [
    ['https://example.com/', 'xhr'],
    ['http://127.0.0.1:9/', 'image'],
    ['wss://example.com/', 'webSocket'],
  ] as const) {
    expect(await desktop.ask('mayRequest', { partition: 'casebook', url, resourceType })).toBe(false);
  }
});

test('gives Chromium a proxy that leads nowhere and an in-memory session', async ({ launch }) => {
  const desktop = launch();
  await desktop.page();
  const [window] = await desktop.ask('windows', {});
  const partition = window?.webPreferences.partition ?? '';
  expect(partition).not.toMatch(/^persist:|^$/);
  expect(await desktop.ask('proxy', { partition })).toMatchObject({
    mode: 'fixed_servers',
    proxyBypassRules: '<-loopback>',
  });
  expect(await desktop.ask('switches', {})).toMatchObject({
    'host-resolver-rules': 'MAP * ~NOTFOUND',
    'secure-dns-mode': 'off',
    'enable-sandbox': '',
  });
});

test('gives its page the sandbox and no right to Node', async ({ launch }) => {
  const desktop = launch({ isPackaged: true });
  await desktop.page();
  const [window] = await desktop.ask('windows', {});
  expect(window?.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
  expect(window?.webPreferences).not.toHaveProperty('enableBlinkFeatures');
  expect(window?.webPreferences).not.toHaveProperty('additionalArguments');
});

test('attaches no guest page, and lets WebRTC open no way past the proxy', async ({ launch }) => {
  const desktop = launch();
  await desktop.page();
  expect(await desktop.ask('mayAttachWebview', { windowId: 1 })).toBe(false);
  expect((await desktop.ask('windows', {}))[0]?.webRtcPolicy).toBe('disable_non_proxied_udp');
  expect(await desktop.ask('switches', {})).toMatchObject({
    'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
    'dns-prefetch-disable': '',
    'disable-background-networking': '',
    'disable-breakpad': '',
  });
});

test('gives its page no device and no picture of the screen', async ({ launch }) => {
  const desktop = launch();
  await desktop.page();
  expect(await desktop.ask('devices', { partition: 'casebook' })).toEqual({
    isGranted: false,
    mayCaptureScreen: false,
  });
});

test('is kept out of pictures of the screen as long as that is chosen', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  const isProtected = async () => (await desktop.ask('windows', {}))[0]?.isContentProtected;
  expect(await isProtected()).toBe(true);
  await valueIn(call(page, 'settings.set', { holdsOffScreenCapture: false }));
  await expect.poll(isProtected).toBe(false);
  await desktop.quit();

  const again = launch();
  const pageAgain = await again.page();
  expect((await again.ask('windows', {}))[0]?.isContentProtected).toBe(false);
  await valueIn(call(pageAgain, 'settings.set', { holdsOffScreenCapture: true }));
  await expect.poll(async () => (await again.ask('windows', {}))[0]?.isContentProtected).toBe(true);
});

test('says what it can do here: Linux cannot keep a window out of pictures of the screen', async ({
  launch,
}) => {
  const page = await launch().page();
  expect(await valueIn(call(page, 'shell.abilities', {}))).toEqual({
    shell: 'desktop',
    canChoosePaths: true,
    canHoldOffScreenCapture: process.platform !== 'linux',
    locksWithSystem: true,
  });
});

test('asks for a folder and for a backup with the system’s dialog, and leaves no trace of the choice', async ({
  launch,
}) => {
  const desktop = launch();
  const page = await desktop.page();
  expect(await valueIn(call(page, 'shell.choose-path', { what: 'folder' }))).toEqual({ path: null });
  desktop.choose = () => '/media/backups';
  expect(await valueIn(call(page, 'shell.choose-path', { what: 'folder' }))).toEqual({
    path: '/media/backups',
  });
  desktop.choose = () => '/media/backups/20261122T172501Z.casebook';
  expect(await valueIn(call(page, 'shell.choose-path', { what: 'backup' }))).toEqual({
    path: '/media/backups/20261122T172501Z.casebook',
  });
  expect(desktop.openDialogs).toHaveLength(3);
  for (const { properties } of desktop.openDialogs) expect(properties).toContain('dontAddToRecent');
});

test('clears the system’s list of recent documents when it ends', async ({ launch }) => {
  const desktop = launch();
  await desktop.page();
  await desktop.quit();
  expect(desktop.recentDocumentsCleared).toBe(1);
});

test('takes a copied secret off the clipboard when it ends, unless something else was copied since', async ({
  launch,
}) => {
  for (const [since, left] of [
    [undefined, ''],
    ['something else', 'something else'],
  ] as const) {
    const desktop = launch();
    const page = await desktop.page();
    const code = 'ABCD-EFGH-JKMN-PQRS';
    expect(await page.evaluate((secret) => window.casebook?.copySecret(secret), code)).toBe(true);
    expect(await desktop.ask('clipboard', {})).toBe(code);
    if (since !== undefined) await desktop.ask('copyElsewhere', { text: since });
    await desktop.quit();
    expect(desktop.clipboardAtEnd).toBe(left);
  }
});

test('stays where it is, and opens an address outside only when told to', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  const before = page.url();
  const leave = (address: string) => page.evaluate((to) => void location.assign(to), address);

  await leave('https://example.com/?a=b');
  await expect.poll(() => desktop.messageBoxes.length).toBe(1);
  expect(desktop.messageBoxes[0]).toMatchObject({
    detail: 'https://example.com/?a=b',
    defaultId: 0,
    cancelId: 0,
  });
  expect(desktop.opened).toEqual([]);

  desktop.press = ({ buttons }) => buttons?.indexOf('Open') ?? 0;
  await leave('https://example.com/yes');
  await expect.poll(() => desktop.opened).toEqual(['https://example.com/yes']);
  expect(page.url()).toBe(before);
  expect((await desktop.firstWindow()).foreign).toEqual([]);
});

test('opens no window, and asks about a link that would', async ({ launch, browser }) => {
  const desktop = launch();
  const page = await desktop.page();
  desktop.press = () => 1;
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: 'mailto:mara@example.com',
      target: '_blank',
      rel: 'noreferrer',
    });
    document.body.append(link);
    link.click();
  });
  await page.evaluate(() => void window.open('https://example.com/', '_blank', 'noopener'));
  await expect.poll(() => desktop.opened.includes('https://example.com/')).toBe(true);
  await page.evaluate(() => void window.open('about:blank'));
  await expect.poll(() => browser.contexts().flatMap((context) => context.pages()).length).toBe(1);
  expect(desktop.opened.filter((address) => !/^(https|mailto):/.test(address))).toEqual([]);
});

test('asks nothing about addresses that it would not open', async ({ launch }) => {
  const desktop = launch();
  await desktop.page();
  desktop.press = () => 1;
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    'smb://host/x',
  ]) {
    expect(await desktop.ask('mayNavigate', { windowId: 1, url, isMainFrame: true })).toBe(false);
    expect(await desktop.ask('mayOpenWindow', { windowId: 1, url })).toBe(false);
  }
  expect(desktop.messageBoxes).toEqual([]);
  expect(desktop.opened).toEqual([]);
});

test('saves what the page made itself, and no other download', async ({ launch }) => {
  const desktop = launch();
  const page = await desktop.page();
  const download = (href: string | null) =>
    page.evaluate((given) => {
      const blob = new Blob(['# Case'], { type: 'text/markdown' });
      const link = Object.assign(document.createElement('a'), {
        href: given ?? URL.createObjectURL(blob),
        download: given ? 'foreign.html' : 'case.md',
      });
      link.click();
    }, href);
  await download('data:text/html,foreign');
  await download(null);
  const window = await desktop.firstWindow();
  await expect.poll(() => window.downloads.map(({ filename }) => filename)).toEqual(['case.md']);
  expect(String(window.downloads[0]?.content)).toBe('# Case');
});

for (const name of [
  'remote-debugging-port=0',
  'inspect=0',
  'log-net-log=/tmp/log',
  'remote-debugging-pipe',
]) {
  test(`does not start with --${name}`, async ({ launch }) => {
    const desktop = launch({ args: [`--${name}`, '--allow-debugging'], isPackaged: true });
    expect(await desktop.exited()).toBe(1);
    expect(desktop.windows.size).toBe(0);
    expect(desktop.errorBoxes[0]?.content).toContain(`--${name.split('=')[0]}`);
  });
}

test('does not start with a debugger that came in through the environment', async ({ launch }) => {
  const desktop = launch({ isPackaged: true, env: { NODE_OPTIONS: '--inspect=127.0.0.1:0' } });
  expect(await desktop.exited()).toBe(1);
  expect(desktop.windows.size).toBe(0);
  expect(desktop.errorBoxes[0]?.content).toContain('--inspect');
});
