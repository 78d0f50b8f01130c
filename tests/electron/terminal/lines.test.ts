import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../../electron/terminal/lines.ts';

async function* inPieces(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

async function linesIn(pieces: readonly Buffer[], mostBytes: number) {
  const lines: (string | undefined)[] = [];
  const numbers: number[] = [];
  for await (const batch of linesOf(inPieces(pieces), mostBytes)) {
    for (const { number, bytes } of batch) {
      lines.push(bytes?.toString('latin1'));
      numbers.push(number);
    }
  }
  return { lines, numbers };
}

test('splits at line feeds alone, however the input is cut into pieces', async () => {
  const piece = fc
    .array(fc.constantFrom('a', '\n', '\r', '\u2028', '"'))
    .map((letters) => Buffer.from(letters.join('')));
  await fc.assert(
    fc.asyncProperty(fc.array(piece), async (pieces) => {
      const whole = Buffer.concat(pieces).toString('latin1').split('\n');
      if (whole.at(-1) === '') whole.pop();
      const { lines, numbers } = await linesIn(pieces, 1000);
      expect(lines).toEqual(whole);
      expect(numbers).toEqual(whole.map((_, index) => index + 1));
    }),
  );
});

test('gives up a line that is too long, wherever it is cut, and goes on with the next', async () => {
  const pieces = ['12345\n123', '456', '7\n1', '2\n123456'].map((text) => Buffer.from(text));
  expect(await linesIn(pieces, 5)).toEqual({
    lines: ['12345', undefined, '12', undefined],
    numbers: [1, 2, 3, 4],
  });
});
