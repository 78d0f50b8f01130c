import type { ChannelName, Topic } from '../../shared/contract/contract.ts';

/** What each reading channel's answer depends on: when one of these changes, it is read again. */
export const topicsRead: Readonly<Partial<Record<ChannelName, readonly Topic[]>>> = {
  'entry.get': ['entries', 'evidence'],
  'entry.list': ['entries', 'evidence'],
  'entry.search': ['entries', 'evidence'],
  'entry.names': ['entries'],
  'evidence.overview': ['entries', 'evidence'],
  'ladder.list': ['ladder'],
  'case.list': ['cases', 'entries'],
  'case.get': ['cases', 'entries', 'evidence'],
  'case.compare': ['cases', 'entries', 'evidence', 'ladder'],
  'case.export': ['cases', 'entries', 'evidence'],
  'settings.get': ['settings'],
  'journals.list': ['settings'],
  'trash.preview': ['entries', 'cases'],
  'vault.keys': ['keys'],
  'vault.notices': ['notices'],
  'backup.list': ['backups', 'settings'],
};

/** Channels whose answers hold nothing of an open journal: they are kept when it is locked. */
const outsideTheJournal: readonly ChannelName[] = [
  'settings.get',
  'shell.abilities',
  'journals.list',
  'vault.notices',
  'backup.list',
];

/** Whether an answer of this channel must be forgotten when the journal is locked. */
export function isOfTheJournal(channel: string): boolean {
  return !outsideTheJournal.some((name) => name === channel);
}

/** Whether an answer of this channel may be out of date after these topics changed. */
export function isOutdatedBy(channel: string, topics: readonly Topic[]): boolean {
  const read = topicsRead[channel as ChannelName];
  return read?.some((topic) => topics.includes(topic)) ?? false;
}
