import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { findElectron } from '../../scripts/electron-runtime.ts';
import { fuseNames, fuses, readFuses, setFuses } from '../../scripts/fuses.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** What marks the fuses in every Electron program. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** How Electron 45 is shipped: RunAsNode, NODE_OPTIONS, --inspect, file privileges and trap handlers on. */
const shipped = '101100011';

/** A file laid out as an Electron program is: code, the sentinel, version and length, one byte a fuse, more code. */
function program(wire: string, before = 1000): string {
  const file = join(temporaryFolder(), 'electron');
  const code = Buffer.alloc(before, 0x90);
  const head = Buffer.from([1, wire.length]);
  writeFileSync(
    file,
    Buffer.concat([code, Buffer.from(sentinel), head, Buffer.from(wire), Buffer.alloc(500, 0x90)]),
  );
  return file;
}

const wireIn = (file: string) => {
  const bytes = readFileSync(file);
  const start = bytes.indexOf(sentinel) + sentinel.length;
  return bytes.subarray(start + 2, start + 2 + (bytes[start + 1] ?? 0)).toString('latin1');
};

describe('setting the fuses', () => {
  test('is refused, with nothing changed, where Electron has a fuse nobody has decided about', async () => {
    const file = program(`${shipped}0`);
    await expect(setFuses(file)).rejects.toThrow('strictlyRequireAllFuses');
    expect(wireIn(file)).toBe(`${shipped}0`);
  });

  test('is refused where Electron has fewer fuses than are decided about', async () => {
    const file = program(shipped.slice(0, 8));
    await expect(setFuses(file)).rejects.toThrow('WasmTrapHandlers');
    expect(wireIn(file)).toBe(shipped.slice(0, 8));
  });

  test('is refused on a file that is no Electron program', async () => {
    const file = join(temporaryFolder(), 'electron');
    writeFileSync(file, Buffer.alloc(1000));
    await expect(setFuses(file)).rejects.toThrow('sentinel');
  });

  test.each([0, 1000, 4 * 1024 * 1024 - 10])('sets all nine, after %i bytes of code', async (before) => {
    const file = program(shipped, before);
    const { length } = readFileSync(file);
    await setFuses(file);
    expect(wireIn(file)).toBe('010011001');
    expect(readFileSync(file)).toHaveLength(length);
    expect(await readFuses(file)).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });

  test('decides about every fuse the library knows', () => {
    const known = Object.values(FuseV1Options).filter((name) => typeof name === 'string');
    expect(known).toHaveLength(9);
    expect([...fuseNames].toSorted()).toEqual(known.toSorted());
    expect(Object.keys(fuses)).toHaveLength(9);
  });

  const electron = findElectron();
  test.skipIf(electron === null || process.platform === 'darwin')(
    'sets all nine of the Electron that is installed here',
    async () => {
      const file = join(temporaryFolder(), 'electron');
      copyFileSync(electron ?? '', file);
      await setFuses(file);
      expect(wireIn(file)).toBe('010011001');
    },
  );
});
