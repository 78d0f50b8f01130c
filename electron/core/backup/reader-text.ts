/** The first line of the text beside the backups, by which it is known as ours. */
export const readerTextTitle = 'Backups of a Casebook journal';

/** What is said beside the backups, for whoever finds them without Casebook: how they open, and how they are built. */
export const readerText = `${readerTextTitle}

Each file that ends in .casebook is a whole journal, encrypted, as it was at the time its name tells (in UTC). It opens
with the passphrase or the recovery code that the journal had on that day, and with nothing else.

WITH CASEBOOK
  Settings > Backups > Restore, or:  casebook restore FILE --to NEW-FOLDER

WITHOUT CASEBOOK
  Where open-backup.mjs lies beside this text, Node (nodejs.org) is enough, without a network:
    node open-backup.mjs FILE.casebook --out NEW-FOLDER
  It asks for the passphrase and writes the journal as Markdown and JSON. What it writes can be read by anybody.

WITH NEITHER
  What follows is the format, for somebody who writes programs. Everything used is standard: JSON, SHA-256, HMAC, HKDF,
  Argon2id, AES, SQLite. "base64url" is without padding. A string is hashed and encrypted as its UTF-8 bytes. [a, b] is
  JSON without spaces.

1. The file
  18 bytes   CASEBOOK BACKUP 1 and a line feed
  4 bytes    the length of the header, big-endian
  header     JSON, one line, no spaces
  database   the rest of the file

  The header's fields, in this order: format ("casebook backup"), version (1), createdAt, reason, schemaVersion,
  keyring, databaseBytes, databaseSha256 (base64url), mac (base64url).

2. The data key
  The keyring holds slots; each holds the same 32 bytes, the data key, wrapped with AES-256-GCM under a wrapping key:
    iv         12 bytes, base64url
    wrapped    32 bytes of ciphertext and 16 bytes of tag, base64url
  The additional data, in the slot
    of type passphrase:     ["casebook slot",1,VAULT-ID,"passphrase","argon2id",19,1,MEMORY-KIB,PASSES,SALT]
    of type recovery-code:  ["casebook slot",1,VAULT-ID,"recovery-code","hkdf-sha256"]
  with the values that stand in the keyring (vaultId) and in the slot (memoryKiB, passes, salt as its base64url text).

  Wrapping key of a passphrase: Argon2id, version 1.3 (19), 1 lane, memoryKiB KiB, that many passes, 32 bytes out; the
  password is the passphrase in Unicode NFKC, the salt the 32 bytes that base64url decodes to.

  Wrapping key of a recovery code: take hyphens and spaces out of it, upper case, O as 0, I and L as 1. The first 32
  characters are a number in base 32, digits 0123456789ABCDEFGHJKMNPQRSTVWXYZ; as 20 bytes, big-endian, it is the secret.
  (The last 2 characters are that number modulo 1021, in the same digits.) The key is HKDF-SHA256 of the 20 bytes with
  an empty salt, the label "casebook recovery code wrapping v1" and 32 bytes out.

  Where the keyring has a rotation, its slots wrap another data key in the same way: try both.

3. Proof
  The key is HKDF-SHA256 of the data key, empty salt, label "casebook backup authentication v1", 32 bytes out. mac is
  HMAC-SHA256 under it of the header's text without its last field: the same text without ,"mac":"..." at its end.
  databaseSha256 is the SHA-256 of the database's bytes.

4. The database
  SQLCipher 4's format, with a raw key: HKDF-SHA256 of the data key, empty salt, label "casebook database v1", 32 bytes.
  In a program that knows SQLCipher 4:  PRAGMA key = "x'64 hexadecimal digits'";
  By hand: pages of 4096 bytes. Of each, the last 80 are 16 bytes of IV and 64 of HMAC. Page 1 begins with 16 bytes of
  salt, in the clear. The key of the HMACs is PBKDF2-HMAC-SHA512 of the raw key, with the salt whose every byte was
  XORed with 0x3a, 2 iterations, 32 bytes out. HMAC-SHA512 goes over the page without its HMAC (and page 1 without its
  salt), then the page's number as 4 bytes, little-endian, counted from 1. What lies between is AES-256-CBC under the
  raw key and the page's IV, without padding. Decrypted, page 1 begins with "SQLite format 3" and a zero byte in place
  of the salt; with those and with the last 80 bytes of each page as they are, it is an ordinary SQLite database.

5. What is in it
  entry: one row an entry. id, kind, date, time, zone, visibility (shareable, private, sealed), text (plain; where
    body is missing it may be Markdown), body (the editor's state, JSON), project_row, impact_what, impact_before,
    impact_after, role, scope, facets (JSON), deleted_at (set: it lay in the trash)
  project, person: row and name.  entry_person, entry_link: by entry_row.  evidence: entry_row, area_id, state.
  promotion_case: id, document (JSON).
`;
