import type { IncomingMessage } from 'node:http';
import { onlyHeader } from './admission.ts';
import { type Refusal, refusals } from './refusal.ts';

/** The most a request may carry: an entry of the longest text with its editor state fits several times. */
export const largestBodyBytes = 4 * 1024 * 1024;

/** What a request carries, or why it is turned away. */
export type Body = { readonly value: Readonly<Record<string, unknown>> } | { readonly refusal: Refusal };

function isJson(request: IncomingMessage): boolean {
  if (request.headers['content-encoding'] !== undefined) return false;
  return /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i.test(onlyHeader(request, 'content-type') ?? '');
}

/** Stops listening at the limit without destroying the connection, which still has to carry the answer. */
function readBytes(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= largestBodyBytes) chunks.push(chunk);
      else {
        request.pause();
        resolve(null);
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** The JSON object a request carries; never holds more than `largestBodyBytes`. */
export async function readJsonBody(request: IncomingMessage): Promise<Body> {
  if (!isJson(request)) return { refusal: refusals.notJson };
  if (Number(request.headers['content-length'] ?? 0) > largestBodyBytes)
    return { refusal: refusals.tooLarge };
  const bytes = await readBytes(request);
  if (bytes === null) return { refusal: refusals.tooLarge };
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: value as Record<string, unknown> };
    }
  } catch {
    // Neither UTF-8 nor JSON: the same answer as for JSON of another shape.
  }
  return { refusal: refusals.notAnObject };
}
