/** A line of input: its bytes without the line break, or nothing where it is longer than the limit. */
export interface InputLine {
  /** From 1, blank lines counted. */
  readonly number: number;
  readonly bytes: Buffer | undefined;
}

const lineFeed = 0x0a;

/**
 * Splits input into lines as it arrives, a batch for each piece that holds a line's end. Only a line feed ends a line:
 * the other separators Unicode knows may stand inside a JSON text. Never holds more than `mostBytes` of one line.
 */
export async function* linesOf(input: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<InputLine[]> {
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let number = 0;

  function keep(piece: Buffer): void {
    keptBytes += piece.length;
    if (keptBytes <= mostBytes) kept.push(piece);
    else kept = [];
  }

  function take(): InputLine {
    number += 1;
    const bytes = keptBytes <= mostBytes ? Buffer.concat(kept) : undefined;
    kept = [];
    keptBytes = 0;
    return { number, bytes };
  }

  for await (const chunk of input) {
    const lines: InputLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end));
      lines.push(take());
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (keptBytes > 0) yield [take()];
}
