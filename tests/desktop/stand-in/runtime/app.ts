import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { App, CommandLine, ConfigureHostResolverOptions } from 'electron';
import { preventableEvent } from './event.ts';
import { answerHarness, harness } from './harness.ts';
import { onlyImplemented } from './only-implemented.ts';
import { copiedText, setWorkAreas, tellPower } from './system.ts';
import { allWindows } from './window-list.ts';

const { values } = parseArgs({ args: process.argv.slice(2), strict: false });
const switches = new Map(
  Object.entries(values).map(([name, value]) => [name, value === true ? '' : String(value)]),
);

const commandLine: Pick<CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'> = {
  appendSwitch: (name, value = '') => void switches.set(name, value),
  hasSwitch: (name) => switches.has(name),
  getSwitchValue: (name) => switches.get(name) ?? '',
};

type Implemented =
  | 'clearRecentDocuments'
  | 'commandLine'
  | 'configureHostResolver'
  | 'enableSandbox'
  | 'exit'
  | 'focus'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'setName'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'whenReady';

class AppStandIn extends EventEmitter implements Pick<App, Implemented> {
  readonly commandLine = onlyImplemented<CommandLine>('app.commandLine', commandLine);
  readonly isPackaged = process.env.STAND_IN_IS_PACKAGED === 'true';
  name = 'Electron';
  isQuitting = false;
  private readonly paths = new Map<string, string>();
  private readonly readiness = Promise.withResolvers<void>();
  private isNowReady = false;
  private lockFile: string | undefined;

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return '0.1.0';
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const folder = this.paths.get(name);
    if (!folder) throw new Error(`The Electron stand-in has no path '${name}'`);
    return folder;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: '${path}' does not exist`);
    this.paths.set(name, path);
  }

  isReady(): boolean {
    return this.isNowReady;
  }

  whenReady(): Promise<void> {
    return this.readiness.promise;
  }

  enableSandbox(): void {
    if (this.isNowReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    switches.set('enable-sandbox', '');
  }

  configureHostResolver(options: ConfigureHostResolverOptions): void {
    if (!this.isNowReady)
      throw new Error('app.configureHostResolver() can only be called after app is ready');
    switches.set('secure-dns-mode', options.secureDnsMode ?? 'automatic');
  }

  /** As Chromium does it: a file in the user's data folder that names the process which holds it. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'SingletonLock');
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch {
      if (isAlive(Number(readFileSync(file, 'utf8')))) {
        void harness('secondInstance', { argv: process.argv });
        return false;
      }
      writeFileSync(file, String(process.pid));
    }
    this.lockFile = file;
    return true;
  }

  focus(): void {}

  clearRecentDocuments(): void {
    void harness('recentDocumentsCleared', {});
  }

  quit(): void {
    if (this.isQuitting) return;
    const beforeQuit = preventableEvent();
    this.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented) return;
    this.isQuitting = true;
    for (const window of allWindows()) window.close();
    if (allWindows().length > 0) {
      this.isQuitting = false;
      return;
    }
    const willQuit = preventableEvent();
    this.emit('will-quit', willQuit);
    if (willQuit.defaultPrevented) this.isQuitting = false;
    else this.exit(0);
  }

  exit(exitCode = 0): void {
    this.emit('quit', preventableEvent(), exitCode);
    if (this.lockFile) rmSync(this.lockFile, { force: true });
    void harness('ending', { clipboard: copiedText() });
    // The answer to what asked for the end must still arrive, and so must what was sent before.
    setImmediate(() => process.send?.({ type: 'goodbye' }, () => process.exit(exitCode)));
  }

  async becomeReady(): Promise<void> {
    const { workAreas } = await harness('ready', { singletonLock: this.lockFile !== undefined });
    setWorkAreas(workAreas);
    this.isNowReady = true;
    this.emit('ready', preventableEvent());
    this.readiness.resolve();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const standIn = new AppStandIn();
setImmediate(() => void standIn.becomeReady());

/** Electron's `app`: its command line, its paths, one instance, and an orderly end. */
export const app = onlyImplemented<App>('app', standIn);

/** Tells the application that its last window has gone. */
export function lastWindowClosed(): void {
  if (standIn.isQuitting) return;
  if (standIn.listenerCount('window-all-closed') === 0) standIn.quit();
  else standIn.emit('window-all-closed');
}

answerHarness({
  quit: () => standIn.quit(),
  secondInstanceStarted: ({ argv }) =>
    void standIn.emit('second-instance', preventableEvent(), argv, process.cwd(), undefined),
  switches: () => Object.fromEntries(switches),
  power: ({ event }) => tellPower(event),
});
