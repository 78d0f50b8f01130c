import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const asyncNames = ['write', 'fsync', 'rename'] as const;
const syncNames = ['fsyncSync', 'renameSync'] as const;
const real = Object.fromEntries([...asyncNames, ...syncNames].map((name) => [name, fs[name]])) as Pick<
  typeof fs,
  (typeof asyncNames)[number] | (typeof syncNames)[number]
>;
const handle = await open('/', 'r');
const handlePrototype = Object.getPrototypeOf(handle) as { sync: () => Promise<void> };
const realSync = handlePrototype.sync;
await handle.close();

/** Lets the disk be what it is again. */
export function restoreDisk(): void {
  Object.assign(fs, real);
  handlePrototype.sync = realSync;
  syncBuiltinESMExports();
}

/**
 * Lets the k-th write, flush or rename that JavaScript asks for fail as a full or a broken disk does, or with `andOn`
 * every one from there; answers how many were asked for.
 */
export function failAt(k: number, code: 'ENOSPC' | 'EIO', { andOn = false } = {}): () => number {
  let asked = 0;
  const refusal = (syscall: string) => Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
  const isRefused = () => {
    asked += 1;
    return asked === k || (andOn && asked > k);
  };
  for (const name of asyncNames) {
    const original = real[name] as unknown as (...parameters: unknown[]) => void;
    Object.assign(fs, {
      [name]: (...parameters: unknown[]) => {
        if (!isRefused()) return original.call(fs, ...parameters);
        const callback = parameters.at(-1) as (error: Error) => void;
        return process.nextTick(callback, refusal(name));
      },
    });
  }
  for (const name of syncNames) {
    const original = real[name] as unknown as (...parameters: unknown[]) => void;
    Object.assign(fs, {
      [name]: (...parameters: unknown[]) => {
        if (isRefused()) throw refusal(name);
        return original.call(fs, ...parameters);
      },
    });
  }
  handlePrototype.sync = function sync(this: unknown) {
    return isRefused() ? Promise.reject(refusal('fsync')) : realSync.call(this as never);
  };
  syncBuiltinESMExports();
  return () => asked;
}
