import type { ChannelName, Params } from '../../shared/contract/contract.ts';
import { passphrase } from './application.ts';
import { idOf } from './journal.ts';

const caseId = idOf(0xca5e);
const aCase = { id: caseId };
const aBlock = { id: caseId, blockId: 'opening' };
const aRequest = {
  kind: 'promotion',
  targetLevel: 'senior',
  from: '2026-01-01',
  to: '2026-06-30',
} as const;

/** Params every channel takes, by its name: a new channel does not compile before it stands here. */
export const sampleParams: { readonly [Name in ChannelName]: Params<Name> } = {
  'vault.status': {},
  'vault.create': { passphrase },
  'vault.unlock': { secret: { type: 'passphrase', passphrase } },
  'vault.lock': {},
  'journals.list': {},
  'journals.add': { name: 'Second journal' },
  'journals.select': { id: 'first' },
  'settings.get': {},
  'settings.set': { appearance: 'dark' },
  'entry.create': { kind: 'win', date: '2026-11-20', text: 'Moved the cache' },
  'entry.update': { id: idOf(1), changes: { text: 'Moved the queue' } },
  'entry.get': { id: idOf(1) },
  'entry.list': {},
  'entry.search': { query: 'cache' },
  'entry.delete': { id: idOf(1) },
  'entry.restore': { id: idOf(1) },
  'trash.empty': {},
  'entry.names': {},
  'mapping.suggest': { text: 'Moved the cache' },
  'evidence.decide': { entryId: idOf(1), decisions: [{ areaId: 'data', state: 'confirmed' }] },
  'evidence.overview': {},
  'ladder.list': {},
  'ladder.use': { id: 'manager' },
  'case.build': aRequest,
  'case.draft': { ...aRequest, format: 'md' },
  'case.list': {},
  'case.get': aCase,
  'case.rename': { ...aCase, title: 'A case' },
  'case.delete': aCase,
  'case.restore': aCase,
  'case.edit-block': { ...aBlock, text: 'A sentence.' },
  'case.add-block': { ...aCase, sectionId: 'opening', text: 'A sentence.' },
  'case.link-block': { ...aBlock, entryIds: [idOf(1)] },
  'case.remove-block': aBlock,
  'case.restore-block': aBlock,
  'case.move-block': { ...aBlock, direction: 'up' },
  'case.compare': aCase,
  'case.undo': { ...aCase, revision: 2 },
  'case.accept': { ...aCase, blockIds: ['opening'] },
  'case.export': { ...aCase, format: 'html' },
};
