import type { Socket } from 'node:net';

const lengthBytes = 4;

/** Bytes in pieces of known length over a stream. Whatever breaks the rules, or takes too long, ends the stream. */
export interface Frames {
  /**
   * The next frame, of at most this many bytes; nothing once the stream has ended or where it breaks the rules. With
   * `withinMs` it must be there by then; without, only a frame that has begun must come to its end in time.
   */
  read(mostBytes: number, withinMs?: number): Promise<Buffer | undefined>;
  /** Writes a frame at the reader's pace; false when it is gone or does not read. */
  write(frame: Buffer): Promise<boolean>;
  /** Ends the stream once what was written has been taken. */
  end(): void;
}

/** How long a frame that has begun may take to arrive, or to be taken. */
const frameWithinMs = 15_000;

/** Frames over a socket; nobody else may read from it. */
export function framesOver(socket: Socket): Frames {
  // What the system says of a broken stream adds nothing: reading answers that it is over.
  socket.on('error', () => socket.destroy());
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let kept: Buffer = Buffer.alloc(0);

  /** Exactly this many bytes, or nothing where the stream ends before. */
  async function take(bytes: number): Promise<Buffer | undefined> {
    if (kept.length < bytes) {
      const pieces = [kept];
      let length = kept.length;
      while (length < bytes) {
        const chunk = await nextChunk();
        if (!chunk) return undefined;
        pieces.push(chunk);
        length += chunk.length;
      }
      kept = Buffer.concat(pieces);
    }
    const taken = kept.subarray(0, bytes);
    kept = kept.subarray(bytes);
    return taken;
  }

  async function nextChunk(): Promise<Buffer | undefined> {
    try {
      const { done, value } = await chunks.next();
      return done ? undefined : value;
    } catch {
      return undefined;
    }
  }

  async function read(mostBytes: number, withinMs?: number): Promise<Buffer | undefined> {
    const hurry = withinMs === undefined ? undefined : setTimeout(() => socket.destroy(), withinMs);
    let rest: NodeJS.Timeout | undefined;
    try {
      const head = await take(lengthBytes);
      if (!head) return undefined;
      const length = head.readUInt32BE();
      if (length === 0 || length > mostBytes) {
        socket.destroy();
        return undefined;
      }
      rest = setTimeout(() => socket.destroy(), frameWithinMs);
      return await take(length);
    } finally {
      clearTimeout(hurry);
      clearTimeout(rest);
    }
  }

  async function write(frame: Buffer): Promise<boolean> {
    if (socket.destroyed || !socket.writable) return false;
    const head = Buffer.alloc(lengthBytes);
    head.writeUInt32BE(frame.length);
    socket.write(head);
    if (socket.write(frame)) return true;
    const late = setTimeout(() => socket.destroy(), frameWithinMs);
    await new Promise<void>((resolve) => {
      const settle = () => {
        for (const event of ['drain', 'close']) socket.off(event, settle);
        resolve();
      };
      for (const event of ['drain', 'close']) socket.on(event, settle);
    });
    clearTimeout(late);
    return !socket.destroyed;
  }

  return { read, write, end: () => socket.destroySoon() };
}
