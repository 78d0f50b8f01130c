import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A file only this person can read that leads a browser to an address. */
export interface RedirectFile {
  readonly url: string;
  /** Deletes it; again does nothing. */
  remove(): void;
}

/** Browsers from snap packages see neither the temporary folder nor hidden ones, but their own. */
function readableFolder(): string {
  const own = ['chromium', 'firefox'].map((name) => join(homedir(), 'snap', name, 'common'));
  return own.find((folder) => existsSync(folder)) ?? tmpdir();
}

function redirectPage(address: string): string {
  const script = `location.replace(${JSON.stringify(address)});`;
  const digest = createHash('sha256').update(script).digest('base64');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Casebook</title>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${digest}'">`,
    '<meta name="referrer" content="no-referrer">',
    `</head><body><script>${script}</script></body></html>`,
  ].join('');
}

/** Writes the file (0600, in a folder of its own, 0700), so that the address never stands in a process's arguments. */
export function writeRedirectFile(address: string, parent = readableFolder()): RedirectFile {
  const folder = mkdtempSync(join(parent, 'casebook-'));
  const file = join(folder, 'open.html');
  writeFileSync(file, redirectPage(address), { mode: 0o600, flag: 'wx' });
  return {
    url: pathToFileURL(file).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
