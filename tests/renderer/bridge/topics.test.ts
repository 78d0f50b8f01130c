import { describe, expect, it } from 'vitest';
import { isOutdatedBy, topicsRead } from '../../../renderer/bridge/topics.ts';
import { type ChannelName, channelNames, contract, type Topic } from '../../../shared/contract/contract.ts';

/** Reading channels whose answers are not kept: they are asked anew each time. */
const notKept: readonly ChannelName[] = ['mapping.suggest', 'case.draft', 'case.export'];

describe('what is read again', () => {
  it('knows every channel that reads the journal', () => {
    const reading = channelNames.filter(
      (name) => contract[name].access === 'read' && !notKept.includes(name),
    );
    expect(reading.filter((name) => !topicsRead[name])).toEqual([]);
  });

  it('is nothing for a channel it has never heard of', () => {
    expect(isOutdatedBy('no.such', ['entries', 'evidence', 'cases', 'ladder', 'settings'])).toBe(false);
  });

  it.each<[ChannelName, readonly Topic[], boolean]>([
    ['entry.list', ['entries'], true],
    ['entry.list', ['settings'], false],
    ['evidence.overview', ['evidence'], true],
    ['settings.get', ['settings'], true],
    ['settings.get', ['entries', 'evidence'], false],
  ])('%s after %j: %s', (name, topics, isOutdated) => {
    expect(isOutdatedBy(name, topics)).toBe(isOutdated);
  });
});
