import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What Argon2id (version 1.3, one lane, 32 bytes out) works on. */
export interface Argon2idInput {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly memoryKiB: number;
  readonly passes: number;
}

/** Derives 32 bytes without holding up the calling thread. Leaves its input alone: the caller overwrites it. */
export type Argon2id = (input: Argon2idInput) => Promise<Buffer>;

const keyBytes = 32;

/** Argon2id by the prebuilt native module; rejects where there is none for this computer. */
export const nativeArgon2id: Argon2id = async ({ password, salt, memoryKiB, passes }) => {
  const { hashRaw } = await import('@node-rs/argon2');
  return hashRaw(password, {
    algorithm: 2, // Argon2id
    version: 1, // 1.3
    memoryCost: memoryKiB,
    timeCost: passes,
    parallelism: 1,
    outputLen: keyBytes,
    salt,
  });
};

// WebAssembly derives on the thread that calls it, so it gets a thread of its own. The library is found from here
// and handed over, so that the thread needs no file of its own beside a bundled program.
const threadSource = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { library, input } = workerData;
  require(library).argon2id(input).then((key) => {
    parentPort.postMessage(key);
    key.fill(0);
    input.password.fill(0);
  });
`;

/** Argon2id in WebAssembly on a thread of its own: the same bytes as the native module, everywhere. */
export const wasmArgon2id: Argon2id = ({ password, salt, memoryKiB, passes }) => {
  const library = createRequire(import.meta.url).resolve('hash-wasm');
  const input = {
    password,
    salt,
    iterations: passes,
    parallelism: 1,
    memorySize: memoryKiB,
    hashLength: keyBytes,
    outputType: 'binary',
  };
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadSource, { eval: true, execArgv: [], workerData: { library, input } });
    thread.once('message', (key: Uint8Array) => {
      resolve(Buffer.from(key.buffer, key.byteOffset, key.byteLength));
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread that derives a key ended without one.')));
  });
};

let chosen: Promise<Argon2id> | undefined;

/** Argon2id by the native module where it loads, else in WebAssembly. */
export const argon2id: Argon2id = async (input) => {
  chosen ??= import('@node-rs/argon2').then(
    () => nativeArgon2id,
    () => wasmArgon2id,
  );
  const derive = await chosen;
  return derive(input);
};
