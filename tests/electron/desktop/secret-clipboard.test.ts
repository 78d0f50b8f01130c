import type { IpcMain } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  clearedAfterMs,
  secretClipboard,
  serveSecretClipboard,
} from '../../../electron/desktop/secret-clipboard.ts';

const code = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789-AB';

/** The system's clipboard, with what somebody else copies. */
function system() {
  const held = { text: '' };
  const clipboard = secretClipboard({
    readText: async () => held.text,
    writeText: async (text) => {
      held.text = text;
    },
    clear: () => {
      held.text = '';
    },
  });
  return { held, clipboard };
}

describe('a copied secret', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is left alone where something else was copied since', async () => {
    const { held, clipboard } = system();
    await clipboard.copy(code);
    held.text = 'something else';
    await vi.advanceTimersByTimeAsync(10 * clearedAfterMs);
    await clipboard.forget();
    expect(held.text).toBe('something else');
  });

  it('is gone after a minute, and not before', async () => {
    const { held, clipboard } = system();
    await clipboard.copy(code);
    await vi.advanceTimersByTimeAsync(clearedAfterMs - 1);
    expect(held.text).toBe(code);
    await vi.advanceTimersByTimeAsync(1);
    expect(held.text).toBe('');
  });

  it('has a minute of its own when it is copied again', async () => {
    const { held, clipboard } = system();
    await clipboard.copy(code);
    await vi.advanceTimersByTimeAsync(clearedAfterMs - 1);
    await clipboard.copy(code);
    await vi.advanceTimersByTimeAsync(clearedAfterMs - 1);
    expect(held.text).toBe(code);
    await vi.advanceTimersByTimeAsync(1);
    expect(held.text).toBe('');
  });

  it('goes at once when the program ends, once', async () => {
    const { held, clipboard } = system();
    await clipboard.copy(code);
    await clipboard.forget();
    expect(held.text).toBe('');
    held.text = code;
    await vi.advanceTimersByTimeAsync(10 * clearedAfterMs);
    expect(held.text).toBe(code);
  });
});

describe('the door to the clipboard', () => {
  function door(isTrusted: boolean, copy = async () => {}) {
    const copied: string[] = [];
    let handle: Parameters<IpcMain['handle']>[1] | undefined;
    serveSecretClipboard(
      {
        handle: (_channel, given) => {
          handle = given;
        },
      },
      {
        copy: async (secret) => {
          await copy();
          copied.push(secret);
        },
        forget: async () => {},
      },
      () => isTrusted,
    );
    return { copied, ask: async (value: unknown) => handle?.({} as never, value) };
  }

  it('is closed to everybody but our own page', async () => {
    const { copied, ask } = door(false);
    expect(await ask(code)).toBe(false);
    expect(copied).toEqual([]);
  });

  it.each([undefined, null, 7, {}, ['x'], 'x'.repeat(201)])('takes no %j', async (value) => {
    const { copied, ask } = door(true);
    expect(await ask(value)).toBe(false);
    expect(copied).toEqual([]);
  });

  it('says so where the system refuses', async () => {
    const { ask } = door(true, () => Promise.reject(new Error('refused')));
    expect(await ask(code)).toBe(false);
  });

  it('copies a secret', async () => {
    const { copied, ask } = door(true);
    expect(await ask(code)).toBe(true);
    expect(copied).toEqual([code]);
  });
});
