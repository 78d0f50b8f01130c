import { parseArgs } from 'node:util';
import type { CommandLine } from 'electron';

/** Switches that would let another program read the page or run in its stead, or write what passes through it to a file. */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-targets',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'log-net-log',
  'net-log-capture-mode',
  'ssl-key-log-file',
  'log-file',
  'trace-startup',
  'trace-startup-file',
  'trace-config-file',
  'enable-tracing',
  'enable-crash-reporter',
  'crash-dumps-dir',
  'load-extension',
  'auto-open-devtools-for-tabs',
  'no-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'unsafely-disable-devtools-self-xss-warnings',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
] as const;

/** The switch that permits the ones above, for tests; a packaged program does not know it. */
const debuggingSwitch = 'allow-debugging';

/** What can be said where Casebook is started. */
export interface StartOptions {
  /** The folder of the journal for this run alone. */
  readonly journalFolder?: string;
  /** Opens a throw-away copy of the sample journal. */
  readonly isSample: boolean;
}

/** Reads `--journal DIR` and `--sample`; everything else on the line belongs to Chromium. */
export function readStartOptions(words: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...words],
    strict: false,
    options: { journal: { type: 'string' }, sample: { type: 'boolean' } },
  });
  return {
    ...(typeof values.journal === 'string' && values.journal !== '' ? { journalFolder: values.journal } : {}),
    isSample: values.sample === true,
  };
}

/**
 * The first switch that must not be there, if any. A debugger that another way let in, such as the environment, counts
 * as `inspect`.
 */
export function refusedSwitch(
  commandLine: Pick<CommandLine, 'hasSwitch'>,
  { isPackaged, isInspected }: { isPackaged: boolean; isInspected: boolean },
): string | undefined {
  if (!isPackaged && commandLine.hasSwitch(debuggingSwitch)) return undefined;
  return refusedSwitches.find((name) => commandLine.hasSwitch(name)) ?? (isInspected ? 'inspect' : undefined);
}

/** Tells Chromium to stay silent: no background requests, no name lookups, no crash reports; before it is ready. */
export function silenceChromium(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('disable-breakpad');
  commandLine.appendSwitch('disable-sync');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('dns-prefetch-disable');
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}
