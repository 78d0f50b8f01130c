import { describe, expect, it } from 'vitest';
import { isOfTheJournal, isOutdatedBy, topicsRead } from '../../../renderer/bridge/topics.ts';
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
    ['backup.list', ['backups'], true],
    ['vault.keys', ['keys'], true],
    ['vault.notices', ['notices'], true],
    ['trash.preview', ['cases'], true],
  ])('%s after %j: %s', (name, topics, isOutdated) => {
    expect(isOutdatedBy(name, topics)).toBe(isOutdated);
  });
});

describe('what is forgotten when the journal is locked', () => {
  it('is every answer of a channel that needs an open journal', () => {
    const needing = channelNames.filter((name) => contract[name].access !== 'open');
    expect(needing.filter((name) => !isOfTheJournal(name))).toEqual([]);
  });

  it('is not what the locked window itself shows', () => {
    expect((['settings.get', 'journals.list', 'vault.notices'] as const).filter(isOfTheJournal)).toEqual([]);
  });
});
