import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Frames } from './frames.ts';

const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** How much of a message lies in one frame; longer ones go on in the next. */
const partBytes = 256 * 1024;

/** The most bytes of a request. */
export const mostRequestBytes = 4 * 1024 * 1024;

/** The most bytes of an answer: a page of the longest entries has room in it. */
export const mostAnswerBytes = 256 * 1024 * 1024;

/** Marks the part of a message that nothing follows. */
const goesOn = 0;
const isLast = 1;

/** Values over an untrusted stream: in order, unread and unchanged by anybody else, or not at all. */
export interface SealedMessages {
  /** `too-long`: nothing was sent, since the other side would not read it. `gone`: nobody takes it. */
  send(value: unknown): Promise<'sent' | 'too-long' | 'gone'>;
  /** The next value; nothing once the stream is over, or where anything of it was not sent by the other side. */
  receive(withinMs?: number): Promise<unknown>;
  /** Ends the stream and forgets the keys. */
  end(): void;
}

/** Messages under the keys of one session; `mostBytes` is what either side may send at once. */
export function sealedMessages(
  frames: Frames,
  keys: { readonly outgoing: Buffer; readonly incoming: Buffer },
  mostBytes: { readonly outgoing: number; readonly incoming: number },
): SealedMessages {
  const nextOutgoing = counter();
  const nextIncoming = counter();

  function seal(mark: number, part: Buffer): Buffer {
    const cipher = createCipheriv(cipherName, keys.outgoing, nextOutgoing(), { authTagLength: tagBytes });
    return Buffer.concat([
      cipher.update(Buffer.of(mark)),
      cipher.update(part),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  }

  function open(frame: Buffer): Buffer | undefined {
    if (frame.length <= tagBytes) return undefined;
    const decipher = createDecipheriv(cipherName, keys.incoming, nextIncoming(), { authTagLength: tagBytes });
    decipher.setAuthTag(frame.subarray(frame.length - tagBytes));
    const plain = decipher.update(frame.subarray(0, frame.length - tagBytes));
    try {
      decipher.final();
      return plain;
    } catch {
      return undefined;
    }
  }

  function end(): void {
    frames.end();
    keys.outgoing.fill(0);
    keys.incoming.fill(0);
  }

  async function receiveBytes(withinMs: number | undefined): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    let length = 0;
    for (;;) {
      const frame = await frames.read(1 + partBytes + tagBytes, parts.length === 0 ? withinMs : restWithinMs);
      const plain = frame && open(frame);
      if (!plain) return undefined;
      const part = plain.subarray(1);
      length += part.length;
      if (length > mostBytes.incoming) return undefined;
      parts.push(part);
      if (plain[0] === isLast) return Buffer.concat(parts);
    }
  }

  return {
    end,
    async send(value) {
      const bytes = Buffer.from(JSON.stringify(value), 'utf8');
      if (bytes.length > mostBytes.outgoing) return 'too-long';
      let start = 0;
      do {
        const stop = Math.min(start + partBytes, bytes.length);
        const sealed = seal(stop === bytes.length ? isLast : goesOn, bytes.subarray(start, stop));
        if (!(await frames.write(sealed))) return 'gone';
        start = stop;
      } while (start < bytes.length);
      return 'sent';
    },
    async receive(withinMs) {
      const bytes = await receiveBytes(withinMs);
      const value = bytes && parseJson(bytes);
      if (value === undefined) end();
      return value;
    },
  };
}

/** How long the next part of a message that has begun may take. */
const restWithinMs = 15_000;

/** One vector after another: under a session's key none is used twice, and none can be left out. */
function counter(): () => Buffer {
  let count = 0n;
  return () => {
    const iv = Buffer.alloc(ivBytes);
    iv.writeBigUInt64BE(count, ivBytes - 8);
    count += 1n;
    return iv;
  };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
