import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What a look into a database that nobody has open found. */
export type Inspection =
  | { readonly isWhole: true; readonly schemaVersion: number; readonly entries: number }
  | { readonly isWhole: false };

// Reading every page takes long, so it gets a thread of its own, which opens for reading only: what is looked at stays
// as it is, byte for byte. The library is found from here and handed over, so that the thread needs no file of its own
// beside a bundled program.
const threadSource = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { library, file, key, everyPage } = workerData;
  const Driver = require(library);
  let connection;
  let found;
  try {
    connection = new Driver(file, { readonly: true, fileMustExist: true });
    connection.pragma("cipher='sqlcipher'");
    connection.pragma('legacy=4');
    const raw = Buffer.concat([Buffer.from('raw:'), key]);
    connection.key(raw);
    raw.fill(0);
    connection.prepare('SELECT count(*) FROM sqlite_master').get();
    for (const pragma of ['trusted_schema = OFF', 'cell_size_check = ON', 'temp_store = MEMORY']) {
      connection.pragma(pragma);
    }
    const isWhole = !everyPage || connection.pragma('integrity_check', { simple: true }) === 'ok';
    const schemaVersion = connection.pragma('user_version', { simple: true });
    const entries = connection.prepare('SELECT count(*) FROM entry').pluck().get();
    found = isWhole ? { isWhole, schemaVersion, entries } : { isWhole };
  } catch (error) {
    if (!(error instanceof Driver.SqliteError)) throw error;
    found = { isWhole: false };
  } finally {
    connection?.close();
    key.fill(0);
  }
  parentPort.postMessage(found);
`;

/**
 * Opens a database with its 32-byte key for reading only, checks every page and its index where that is asked, and
 * counts its entries. The key is the caller's to overwrite.
 */
export function inspectDatabase(
  file: string,
  key: Uint8Array,
  { everyPage }: { everyPage: boolean },
): Promise<Inspection> {
  if (key.length !== 32) throw new Error('A database key has exactly 32 bytes.');
  const library = createRequire(import.meta.url).resolve('better-sqlite3-multiple-ciphers');
  const workerData = { library, file, key, everyPage };
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadSource, { eval: true, execArgv: [], workerData });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () =>
      reject(new Error('The thread that looks into a database ended without an answer.')),
    );
  });
}
