/** A value of a row. Bytes that are no text where text should be read as the replacement character. */
export type SqliteValue = string | number | null | Uint8Array;

/** The head of a record: a type for each value, and where the values lie. */
export interface RecordHead {
  readonly types: readonly number[];
  readonly bodyAt: number;
  readonly totalBytes: number;
}

const mostColumns = 100;

/** A variable-length integer and where the next byte lies; nothing where the bytes end within it. */
export function readVarint(bytes: Buffer, at: number): { value: number; next: number } | undefined {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    if (index === 8) return { value: value * 256 + byte, next: at + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return undefined;
}

/** How many bytes a value of a type takes; nothing for a type that SQLite never writes. */
export function bytesOfType(type: number): number | undefined {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type];
}

/** Reads a record's head; nothing where the bytes are no head of a record. */
export function readRecordHead(payload: Buffer): RecordHead | undefined {
  const size = readVarint(payload, 0);
  if (!size || size.value < size.next || size.value > payload.length) return undefined;
  const types: number[] = [];
  let totalBytes = size.value;
  let at = size.next;
  while (at < size.value) {
    const type = readVarint(payload, at);
    const bytes = type && bytesOfType(type.value);
    if (!type || bytes === undefined || types.length === mostColumns) return undefined;
    types.push(type.value);
    totalBytes += bytes;
    at = type.next;
  }
  return at === size.value ? { types, bodyAt: size.value, totalBytes } : undefined;
}

/** The values of a record; a value whose bytes are missing is cut or null. */
export function readValues(payload: Buffer, { types, bodyAt }: RecordHead): readonly SqliteValue[] {
  let at = bodyAt;
  return types.map((type) => {
    const from = at;
    at += bytesOfType(type) ?? 0;
    return readValue(payload.subarray(from, at), type);
  });
}

function readValue(bytes: Buffer, type: number): SqliteValue {
  if (type >= 12) return type % 2 === 0 ? Uint8Array.from(bytes) : bytes.toString('utf8');
  if (type === 8 || type === 9) return type - 8;
  if (type === 0 || bytes.length < (bytesOfType(type) ?? 0)) return null;
  if (type === 7) return bytes.readDoubleBE(0);
  return type === 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length);
}
