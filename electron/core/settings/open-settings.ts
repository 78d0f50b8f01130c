import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Failure } from '../../../shared/domain/result/result.ts';
import { makeFolder } from '../make-folder.ts';
import { isSystemError } from '../system-error.ts';
import { SettingsNotWritable, type SettingsStore, type StoredSettings } from './settings-store.ts';
import { defaultSettings, settingsFileName, storedSettingsSchema } from './stored-settings-schema.ts';

/** Something about the settings file that the person should be told. */
export type SettingsNotice = Failure<'set-aside' | 'not-writable'>;

/** Settings that always answer, with what went wrong on the way; notices are added while the program runs, too. */
export interface OpenSettings extends SettingsStore {
  readonly notices: readonly SettingsNotice[];
}

/** What `conf` and `electron-store` have in common here. */
export interface SettingsFile {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** The options both libraries are given, so that every shell reads and writes the same file. */
export const settingsFileOptions = {
  fileExtension: 'json',
  configFileMode: 0o600,
  clearInvalidConfig: false,
  accessPropertiesByDotNotation: false,
} as const;

/**
 * Settings kept in `settings.json` of a folder through a library's file. Reading always answers: with the file, else
 * with what this run knows, else with the defaults. A corrupt file is set aside under another name before anything
 * is written, and what was sound in it is kept. Where nothing can be written, `set` keeps the value for this run and
 * throws `SettingsNotWritable`.
 */
export function openSettings(dataFolder: string, openFile: (folder: string) => SettingsFile): OpenSettings {
  const path = join(dataFolder, `${settingsFileName}.json`);
  const notices: SettingsNotice[] = [];
  const known: { [key: string]: unknown } = { ...defaultSettings };
  const unwritten = new Set<string>();
  let opened: SettingsFile | undefined;

  function settingsFile(): SettingsFile {
    opened ??= openFile(dataFolder);
    return opened;
  }

  function setAsideIfCorrupt(): void {
    const found = inspect(path);
    if (found.state !== 'corrupt') return;
    const aside = `${settingsFileName}.corrupt-${new Date().toISOString().replace(/\D/g, '')}.json`;
    renameSync(path, join(dataFolder, aside));
    notices.push({ code: 'set-aside', message: setAsideSentence(aside) });
    const kept = { ...changedFromDefaults(known), ...found.sound };
    for (const [key, value] of Object.entries(kept)) settingsFile().set(key, value);
  }

  function read<Key extends keyof StoredSettings>(key: Key): StoredSettings[Key] {
    if (!unwritten.has(key)) {
      try {
        const parsed = v.safeParse(storedSettingsSchema[key], settingsFile().get(key));
        if (parsed.success) known[key] = parsed.output;
      } catch (error) {
        if (!isUnreadable(error)) throw error;
      }
    }
    return known[key] as StoredSettings[Key];
  }

  try {
    makeFolder(dataFolder);
    setAsideIfCorrupt();
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    notices.push({ code: 'not-writable', message: new SettingsNotWritable().message });
  }

  return {
    notices,
    get: read,
    set(key, value) {
      known[key] = v.parse(storedSettingsSchema[key] as v.GenericSchema, value);
      unwritten.add(key);
      try {
        setAsideIfCorrupt();
        settingsFile().set(key, value);
      } catch (error) {
        if (!isUnreadable(error)) throw error;
        throw new SettingsNotWritable(error);
      }
      unwritten.delete(key);
    },
  };
}

function changedFromDefaults(known: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const defaults: Readonly<Record<string, unknown>> = { ...defaultSettings };
  return Object.fromEntries(Object.entries(known).filter(([key, value]) => value !== defaults[key]));
}

/** The deepest that a settings file nests: what is deeper could be read, but not written again. */
const deepestNesting = 100;

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString && sign === '\\') at += 1;
    else if (sign === '"') isInString = !isInString;
    else if (!isInString && (sign === '[' || sign === '{')) depth += 1;
    else if (!isInString && (sign === ']' || sign === '}')) depth -= 1;
    if (depth > deepestNesting) return true;
  }
  return false;
}

type Inspected =
  | { readonly state: 'sound' | 'missing' }
  | { readonly state: 'corrupt'; readonly sound: Readonly<Record<string, unknown>> };

function inspect(path: string): Inspected {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return { state: 'missing' };
    throw error;
  }
  if (isTooDeep(text)) return { state: 'corrupt', sound: {} };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { state: 'corrupt', sound: {} };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { state: 'corrupt', sound: {} };
  const sound = Object.entries(json).filter(([key, value]) => isSound(key, value));
  return sound.length === Object.keys(json).length
    ? { state: 'sound' }
    : { state: 'corrupt', sound: Object.fromEntries(sound) };
}

function isSound(key: string, value: unknown): boolean {
  if (!Object.hasOwn(storedSettingsSchema, key)) return true;
  return v.is(storedSettingsSchema[key as keyof StoredSettings], value);
}

// Besides the system's refusals: another program may break the file between our look at it and the library's.
function isUnreadable(error: unknown): boolean {
  return error instanceof SyntaxError || isSystemError(error);
}

function setAsideSentence(name: string): string {
  return `The settings file was damaged and is now called ${name}. What could be read was kept, the rest is as on the first day. No journal was touched.`;
}
