import Driver from 'better-sqlite3-multiple-ciphers';

/** How long an opening waits for another program to let go of the file. */
const waitForHolderMs = 1500;

const rawKeyBytes = 32;

/** Refuses a key of any other length: it would silently become a passphrase, and an empty one plaintext. */
export function assertKeyLength(key: Buffer): void {
  if (key.length !== rawKeyBytes) throw new Error('A database key has exactly 32 bytes.');
}

/** Connects to a database in SQLCipher 4's format and reads its first page, which throws where the key does not fit. */
export function connect(file: string, key: Buffer): Driver.Database {
  const connection = new Driver(file, { timeout: waitForHolderMs });
  try {
    connection.pragma(`cipher='sqlcipher'`);
    connection.pragma('legacy=4');
    withRawKey(key, (raw) => connection.key(raw));
    connection.prepare('SELECT count(*) FROM sqlite_master').get();
    // Whatever is sorted or copied with this connection must not pass through a file in the clear.
    connection.pragma('temp_store = MEMORY');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Encrypts every page of a connected database anew under another key; it must not be in write-ahead mode. */
export function rekey(connection: Driver.Database, key: Buffer): void {
  withRawKey(key, (raw) => connection.rekey(raw));
}

function withRawKey(key: Buffer, use: (raw: Buffer) => unknown): void {
  assertKeyLength(key);
  const raw = Buffer.concat([Buffer.from('raw:'), key]);
  try {
    use(raw);
  } finally {
    raw.fill(0);
  }
}
