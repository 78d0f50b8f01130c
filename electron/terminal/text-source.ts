import { fail, ok, type Result } from '../../shared/domain/result/result.ts';

/** Longer input than any entry may have is not read to its end: bytes, four to a character at most. */
const mostInputBytes = 1_000_000;

/** The text on the command line, or on standard input for `-`; nothing where none was given. */
export async function givenText(argument: string | undefined): Promise<Result<string | undefined, 'input'>> {
  return argument === '-' ? textFromInput() : ok(argument);
}

/** Everything on standard input as text, without a byte order mark and without its last line breaks. */
async function textFromInput(): Promise<Result<string, 'input'>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostInputBytes)
      return fail('input', 'Standard input is longer than an entry may be. Nothing was saved.');
    chunks.push(chunk);
  }
  return entryTextOf(Buffer.concat(chunks), 'Standard input');
}

/** Bytes as the text of an entry; `source` names where they come from in the refusal. */
export function entryTextOf(bytes: Uint8Array, source: string): Result<string, 'input'> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return ok(text.replace(/\r\n/g, '\n').replace(/\n+$/, ''));
  } catch {
    return fail('input', `${source} is not UTF-8 text. Nothing was saved.`);
  }
}
