import { describe, expect, it } from 'vitest';
import { sayBytes } from '../../../renderer/ui/amounts.ts';

describe('the size of a file in words', () => {
  it.each([
    [0, '0.1 kB'],
    [999, '1 kB'],
    [1834, '1.8 kB'],
    [412_345, '412 kB'],
    [1_400_000, '1.4 MB'],
    [2_000_000_000, '2 GB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(sayBytes(bytes)).toBe(words);
  });
});
