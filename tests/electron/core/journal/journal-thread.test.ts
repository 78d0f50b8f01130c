import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startJournalThread } from '../../../../electron/core/journal/journal-thread.ts';
import type { Topic } from '../../../../shared/contract/contract.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const worker = new URL('../../../../electron/core/journal/worker.ts', import.meta.url);
const entry = { kind: 'win', date: '2026-11-20', text: 'Moved the cache' };

function setting(more: { worker?: URL; mayCreate?: boolean; file?: string; key?: Buffer } = {}) {
  const changes: (readonly Topic[])[] = [];
  const crashes: string[] = [];
  return {
    changes,
    crashes,
    worker,
    file: join(temporaryFolder(), 'journal.db'),
    key: randomBytes(32),
    mayCreate: true,
    onChange: (topics: readonly Topic[]) => changes.push(topics),
    onUnreadableDrops: () => undefined,
    onCrash: () => crashes.push('crashed'),
    ...more,
  };
}

describe('what goes wrong', () => {
  test('a journal that does not open is answered with its code, and the thread is gone without a crash', async () => {
    const asked = setting({ mayCreate: false });
    const refused = failureOf(await startJournalThread(asked));
    expect(refused).toMatchObject({ code: 'damaged', message: expect.stringContaining('missing') });
    expect(asked.crashes).toEqual([]);
  });

  test('a program that is no journal’s thread is answered and told as ended', async () => {
    const asked = setting({ worker: new URL('./thread-that-ends.ts', import.meta.url) });
    expect(codeOf(await startJournalThread(asked))).toBe('internal');
  });

  test('a thread that ends by itself answers what was asked and all that comes later', async () => {
    const asked = setting({ worker: new URL('./thread-that-ends-when-called.ts', import.meta.url) });
    const thread = succeeded(await startJournalThread(asked));
    const answers = await Promise.all([thread.call('entry.list', {}), thread.call('entry.list', {})]);
    for (const answer of [...answers, await thread.call('entry.list', {})]) {
      expect(failureOf(answer)).toEqual({
        code: 'internal',
        message: 'The journal’s thread ended. What was saved is safe: lock and unlock to go on.',
      });
    }
    expect(asked.crashes).toEqual(['crashed']);
    await thread.close();
  });

  test('a call that breaks inside is answered without a word of the error, and the next one works', async () => {
    const thread = succeeded(await startJournalThread(setting()));
    onTestFinished(() => thread.close());
    const broken = await thread.call('my secret' as 'entry.list', {});
    expect(failureOf(broken)).toEqual({
      code: 'internal',
      message: 'Something went wrong inside Casebook. Nothing was changed.',
    });
    expect(codeOf(await thread.call('entry.create', entry))).toBe('ok');
  });
});

test('the key is gone from the caller’s memory once it was handed over', async () => {
  const asked = setting();
  const starting = startJournalThread(asked);
  expect(asked.key.equals(Buffer.alloc(32))).toBe(true);
  await succeeded(await starting).close();
});

test('calls are answered in order, and closing waits for them', async () => {
  const asked = setting();
  const key = Buffer.from(asked.key);
  const thread = succeeded(await startJournalThread(asked));
  const order: number[] = [];
  const calls = Array.from({ length: 12 }, async (_, number) => {
    const answer = await thread.call('entry.create', { ...entry, text: `entry ${number}` });
    order.push(number);
    return answer;
  });
  await thread.close();
  expect((await Promise.all(calls)).map(codeOf)).toEqual(Array<string>(12).fill('ok'));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(asked.crashes).toEqual([]);
  expect(codeOf(await thread.call('entry.list', {}))).toBe('internal');

  const again = succeeded(await startJournalThread({ ...asked, key, mayCreate: false }));
  const page = succeeded(await again.call('entry.list', { isTrash: false, limit: 50, includeSealed: false }));
  expect((page as { entries: readonly unknown[] }).entries).toHaveLength(12);
  await again.close();
});

test('what a write changed is told, and soon after the log is moved into the file', async () => {
  const asked = setting();
  const thread = succeeded(await startJournalThread(asked));
  onTestFinished(() => thread.close());
  await thread.call('entry.create', entry);
  await vi.waitFor(() => expect(asked.changes).toEqual([['entries', 'evidence']]));
  await vi.waitFor(() => expect(statSync(`${asked.file}-wal`).size).toBe(0), { timeout: 5000 });
});
