/** A thread that opens and ends at the first call, as one does that runs out of memory. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ type, number }: { type: string; number: number }) => {
  if (type === 'call') process.exit();
  parentPort?.postMessage({ type: 'answer', number, answer: { ok: true, value: { schemaVersion: 1 } } });
});
