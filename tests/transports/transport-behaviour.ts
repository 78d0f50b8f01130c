import { describe, expect, test, vi } from 'vitest';
import type { Application } from '../../electron/core/application.ts';
import {
  type Connection,
  type CoreEvent,
  channelNames,
  contract,
  type Params,
} from '../../shared/contract/contract.ts';
import { passphrase, startTestApplication } from '../support/application.ts';
import { codeOf, failureOf, succeeded } from '../support/outcomes.ts';
import { sampleParams } from '../support/sample-params.ts';

/** Connects a window to an application; what it opens is closed when the test ends. */
export type Connect = (application: Application) => Promise<Connection>;

const secret = { type: 'passphrase', passphrase } as const;
const entry: Params<'entry.create'> = {
  kind: 'feedback',
  date: '2026-11-20',
  text: 'Ana said: “the cache «quokka» 😀 review helped”\nand\ttwice',
  visibility: 'shareable',
  people: [{ name: 'Ana Bell', role: 'giver' }],
  areas: ['data'],
};

/** What every transport must do alike, told once and run through each of them. */
export function describeTransport(name: string, connect: Connect): void {
  async function start() {
    const started = startTestApplication();
    const connection = await connect(started.application);
    const events: CoreEvent[] = [];
    connection.subscribe((event) => events.push(event));
    return { ...started, connection, events };
  }

  describe(`through ${name}`, () => {
    test('what is refused arrives with its code and its sentence', async () => {
      const { connection } = await start();
      for (const channel of channelNames.filter((candidate) => contract[candidate].access !== 'open')) {
        expect(codeOf(await connection.call(channel, sampleParams[channel]))).toBe('locked');
      }
      expect(codeOf(await connection.call('vault.unlock', { secret }))).toBe('absent');
      const invalid = await connection.call('entry.create', { ...entry, kind: 'victory' as 'win' });
      expect(failureOf(invalid)).toEqual({
        code: 'invalid-params',
        message: expect.stringContaining('“kind” is one of win'),
      });
      expect(codeOf(await connection.call('__proto__' as 'vault.status', {}))).toBe('unknown-channel');
    });

    test('an entry is written, listed, found, decided, locked away and there again', async () => {
      const { connection } = await start();
      expect(succeeded(await connection.call('vault.status', {})).state).toBe('absent');
      const { recoveryCode } = succeeded(await connection.call('vault.create', { passphrase }));

      const written = succeeded(await connection.call('entry.create', entry));
      expect(written).toMatchObject({ ...without(entry, 'areas'), revision: 1 });
      const listed = succeeded(await connection.call('entry.list', {}));
      expect(listed.entries.map(({ id }) => id)).toEqual([written.id]);
      const found = succeeded(await connection.call('entry.search', { query: 'quokka person:Ana' }));
      const [hit] = found.entries;
      const [mark] = hit?.snippet?.marks ?? [];
      expect(mark && hit?.snippet?.text.slice(...mark)).toBe('quokka');

      const decisions = [{ areaId: 'data', state: 'rejected' }] as const;
      const decided = await connection.call('evidence.decide', {
        entryId: written.id,
        decisions: [...decisions],
      });
      expect(succeeded(decided).before).toEqual([{ areaId: 'data', state: 'confirmed' }]);

      expect(succeeded(await connection.call('vault.lock', {})).state).toBe('locked');
      expect(codeOf(await connection.call('entry.get', { id: written.id }))).toBe('locked');
      const code = { type: 'recovery-code', code: recoveryCode } as const;
      expect(succeeded(await connection.call('vault.unlock', { secret: code })).state).toBe('unlocked');

      const again = succeeded(await connection.call('entry.get', { id: written.id }));
      expect(again).toMatchObject({ text: entry.text, people: entry.people });
      expect(again.evidence.find(({ areaId }) => areaId === 'data')?.state).toBe('rejected');
    });

    test('calls made at once are each answered with their own answer', async () => {
      const { connection } = await start();
      succeeded(await connection.call('vault.create', { passphrase }));
      const texts = Array.from({ length: 25 }, (_, number) => `entry number ${number}`);
      const answers = await Promise.all(
        texts.map((text) => connection.call('entry.create', { ...entry, text })),
      );
      expect(answers.map((answer) => succeeded(answer).text)).toEqual(texts);
      expect(succeeded(await connection.call('entry.list', {})).entries).toHaveLength(25);
    });

    test('a long entry arrives whole', async () => {
      const { connection } = await start();
      succeeded(await connection.call('vault.create', { passphrase }));
      const text = 'é😀 '.repeat(40_000);
      const { id } = succeeded(await connection.call('entry.create', { ...entry, text }));
      expect(succeeded(await connection.call('entry.get', { id })).text).toBe(text);
    });

    test('a window hears of every change until it stops listening', async () => {
      const { connection, events } = await start();
      const heard: CoreEvent[] = [];
      const stop = connection.subscribe((event) => heard.push(event));
      succeeded(await connection.call('vault.create', { passphrase }));
      succeeded(await connection.call('entry.create', entry));
      const expected = [
        { type: 'status', status: { state: 'unlocked' } },
        { type: 'changed', topics: ['entries', 'evidence'] },
      ];
      await vi.waitFor(() => expect(heard).toMatchObject(expected));
      stop();
      succeeded(await connection.call('vault.lock', {}));
      await vi.waitFor(() => expect(events).toHaveLength(3));
      expect(events[2]).toMatchObject({ type: 'status', status: { state: 'locked' } });
      expect(heard).toHaveLength(2);
    });
  });
}

function without<Value extends object, Key extends keyof Value>(value: Value, key: Key): Omit<Value, Key> {
  const { [key]: _, ...rest } = value;
  return rest;
}
