import { expect, test } from 'vitest';
import { createJobs } from '../../../../electron/core/session/jobs.ts';
import type { CoreEvent } from '../../../../shared/contract/contract.ts';
import { fail, ok } from '../../../../shared/domain/result/result.ts';
import { codeOf } from '../../../support/outcomes.ts';

function started() {
  const events: CoreEvent[] = [];
  return { events, jobs: createJobs((event) => events.push(event)) };
}

test('a second job is refused while the first is under way, and taken once it has ended', async () => {
  const { jobs } = started();
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = jobs.run('backup', async () => {
    await promise;
    return ok('first');
  });
  expect(codeOf(await jobs.run('verify', async () => ok('second')))).toBe('busy');
  resolve();
  expect(await first).toEqual(ok('first'));
  expect(await jobs.run('verify', async () => ok('second'))).toEqual(ok('second'));
});

test('a person’s job waits for one that began by itself', async () => {
  const { jobs } = started();
  const { promise, resolve } = Promise.withResolvers<void>();
  const order: string[] = [];
  const own = jobs.run(
    'backup',
    async () => {
      await promise;
      order.push('its own');
      return ok(null);
    },
    { beganByItself: true },
  );
  const asked = jobs.run('verify', async () => {
    order.push('asked for');
    return ok(null);
  });
  resolve();
  await Promise.all([own, asked]);
  expect(order).toEqual(['its own', 'asked for']);
});

test('a job that breaks does not block the next, and its end is told', async () => {
  const { jobs, events } = started();
  const broken = jobs.run('rescue', async () => {
    throw new Error('a bug');
  });
  await expect(broken).rejects.toThrow('a bug');
  expect(events.at(-1)).toEqual({ type: 'progress', job: 'rescue', done: 1, total: 1 });
  expect(await jobs.run('backup', async () => ok(1))).toEqual(ok(1));
});

test('cancelling reaches the job under way and not the one after it', async () => {
  const { jobs } = started();
  const first = jobs.run('verify', async ({ signal }) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return fail('cancelled', 'It was stopped.');
  });
  jobs.cancel();
  expect(codeOf(await first)).toBe('cancelled');
  const second = await jobs.run('verify', async ({ signal }) => ok(signal.aborted));
  expect(second).toEqual(ok(false));
});

test('how far a job is reaches every window', async () => {
  const { jobs, events } = started();
  await jobs.run('restore', async ({ onProgress }) => {
    onProgress(3, 10);
    return ok(null);
  });
  expect(events[0]).toEqual({ type: 'progress', job: 'restore', done: 3, total: 10 });
});

test('idle waits for the job under way', async () => {
  const { jobs } = started();
  let isDone = false;
  void jobs.run('backup', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    isDone = true;
    return ok(null);
  });
  await jobs.idle();
  expect(isDone).toBe(true);
  await jobs.idle();
});
