import { EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { listenForEnd } from '../../../electron/browser/end-request.ts';
import { serve } from '../../../electron/browser/serve.ts';
import type { Application } from '../../../electron/core/application.ts';
import { ok } from '../../../shared/domain/result/result.ts';
import { echo, launchTokenOf, pagesFolder, post } from './support.ts';

/** A long time, for what must not run out during a test. */
const never = 3_600_000;

async function run(parts: { application?: Partial<Application>; graceMs?: number } = {}) {
  const printed: string[] = [];
  const signals = new EventEmitter();
  const keyboard = new PassThrough();
  const application = { ...echo().application, ...parts.application };
  const served = serve({
    application,
    pagesFolder: pagesFolder(),
    mayOpen: false,
    keyboard,
    end: listenForEnd(signals),
    print: (line) => printed.push(line),
    graceMs: parts.graceMs ?? never,
  });
  onTestFinished(async () => {
    signals.emit('SIGTERM');
    await served.catch(() => {});
  });
  const addresses = () => printed.flatMap((line) => line.match(/http:\S+/) ?? []);
  await vi.waitFor(() => expect(addresses()).toHaveLength(1));
  const origin = new URL(addresses()[0] ?? '').origin;

  async function openWindow() {
    const launchToken = launchTokenOf(addresses().at(-1) ?? '');
    const { text } = await post(origin, '/api/session', { launchToken });
    const { sessionToken } = JSON.parse(text) as { sessionToken: string };
    const window = new WebSocket(
      `${origin.replace('http', 'ws')}/api/events`,
      ['casebook', `token.${sessionToken}`],
      { origin },
    );
    onTestFinished(() => window.terminate());
    await once(window, 'open');
    return { window, sessionToken };
  }

  return { served, printed, signals, keyboard, addresses, origin, openWindow };
}

/** Whether a promise has settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await new Promise((resolve) => setImmediate(resolve));
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

describe('the end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('waits for the commit after %s', async (signal) => {
    const commit = Promise.withResolvers<void>();
    const close = vi.fn(() => commit.promise);
    const { served, signals } = await run({ application: { close } });
    signals.emit(signal);
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(await isSettled(served)).toBe(false);
    commit.resolve();
    await served;
  });

  it('is neither hastened nor repeated by a second Ctrl-C', async () => {
    const commit = Promise.withResolvers<void>();
    const close = vi.fn(() => commit.promise);
    const { served, signals } = await run({ application: { close } });
    signals.emit('SIGINT');
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
    signals.emit('SIGINT');
    signals.emit('SIGTERM');
    expect(await isSettled(served)).toBe(false);
    commit.resolve();
    await served;
    expect(close).toHaveBeenCalledOnce();
  });

  it('answers the call that is under way, commits after it, and takes no other', async () => {
    const order: string[] = [];
    const save = Promise.withResolvers<void>();
    const { served, signals, origin, openWindow } = await run({
      application: {
        async handle() {
          order.push('asked');
          await save.promise;
          order.push('saved');
          return ok('saved');
        },
        async close() {
          order.push('closed');
        },
      },
    });
    const { sessionToken } = await openWindow();
    const headers = { authorization: `Bearer ${sessionToken}` };
    const call = post(origin, '/api/call', { channel: 'entry.create' }, headers);
    await vi.waitFor(() => expect(order).toEqual(['asked']));
    signals.emit('SIGINT');
    await expect(post(origin, '/api/call', { channel: 'entry.create' }, headers)).rejects.toThrow();
    save.resolve();
    expect(JSON.parse((await call).text)).toEqual({ ok: true, value: 'saved' });
    await served;
    expect(order).toEqual(['asked', 'saved', 'closed']);
  });

  it('says goodbye to the windows only once everything is committed', async () => {
    const order: string[] = [];
    const commit = Promise.withResolvers<void>();
    const close = vi.fn(() => commit.promise.then(() => void order.push('committed')));
    const { served, signals, openWindow } = await run({ application: { close } });
    const { window } = await openWindow();
    window.on('close', () => order.push('goodbye'));
    signals.emit('SIGINT');
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
    commit.resolve();
    await served;
    expect(order).toEqual(['committed', 'goodbye']);
  });

  it('passes on that the commit failed, with the port free all the same', async () => {
    const { served, signals, origin } = await run({
      application: { close: () => Promise.reject(new Error('The disk is full.')) },
    });
    const failed = expect(served).rejects.toThrow('The disk is full.');
    signals.emit('SIGTERM');
    await failed;
    await expect(fetch(origin)).rejects.toThrow();
  });
});

describe('the last window', () => {
  it('ends Casebook when it has been gone for long enough', async () => {
    const close = vi.fn(async () => {});
    const { served, openWindow } = await run({ application: { close }, graceMs: 20 });
    const { window } = await openWindow();
    expect(close).not.toHaveBeenCalled();
    window.close();
    await served;
    expect(close).toHaveBeenCalledOnce();
  });

  it('is waited for as long as none has come', async () => {
    const { served, openWindow } = await run({ graceMs: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await isSettled(served)).toBe(false);
    const { window } = await openWindow();
    window.close();
    await served;
  });
});

describe('the address', () => {
  it('is printed on one line with what to know about it', async () => {
    const { printed } = await run();
    expect(printed[0]).toMatch(/^Casebook is at http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]{43}$/);
    expect(printed[1]).toBe('The address works once, within 60 seconds. Press Enter for a new one.');
  });

  it('is a new one after every Enter, and the one before still works', async () => {
    const { keyboard, addresses, origin } = await run();
    keyboard.write('\n');
    await vi.waitFor(() => expect(addresses()).toHaveLength(2));
    const tokens = addresses().map(launchTokenOf);
    expect(new Set(tokens).size).toBe(2);
    for (const launchToken of tokens) {
      expect((await post(origin, '/api/session', { launchToken })).status).toBe(200);
    }
  });
});
