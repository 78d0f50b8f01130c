import { expect, test } from 'vitest';
import type { JournalChannelName } from '../../../../electron/core/journal/journal.ts';
import {
  type ChannelName,
  channelNames,
  contract,
  type Params,
} from '../../../../shared/contract/contract.ts';
import type { CaseKind } from '../../../../shared/domain/promotion-case/case.ts';
import { exportFormats } from '../../../../shared/domain/promotion-case/case.ts';
import { skillAreaIds } from '../../../../shared/domain/skill-area/taxonomy.ts';
import { idOf, openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { namedAreaMapper } from '../../../support/named-area-mapper.ts';
import { bodyOf } from './entry-fixtures.ts';

/** A word in every field of what is sealed. */
const canary = 'quokkaparade';
const sealedId = idOf(0x5ea1ed);
const deletedId = idOf(0x5ea1ee);
const openId = idOf(0x0be1);
/** Nothing of these may stand in an answer. */
const secrets = [canary, sealedId, deletedId];

const period = { from: '2026-01-01', to: '2026-12-31' } as const;
const requestFor = (kind: CaseKind): Params<'case.build'> => ({ kind, targetLevel: 'staff', ...period });

const secretEntry: Params<'entry.create'> = {
  id: sealedId,
  kind: 'win',
  visibility: 'shareable',
  date: '2026-06-10',
  text: `${canary} data: I moved the ${canary} ledger without a lost line.`,
  body: bodyOf(`${canary} data: I moved the ${canary} ledger without a lost line.`),
  project: `${canary} project`,
  people: [{ name: `${canary} Person`, role: 'witness' }],
  impact: { what: `${canary} lines`, before: '90', after: '0' },
  links: [{ url: `https://${canary}.example/`, label: canary }],
  areas: ['data'],
};

interface Sealed {
  readonly journal: TestJournal;
  readonly caseIds: readonly string[];
}

/**
 * A journal in which an entry was sealed after cases were built from it, one sentence of them rewritten, one removed
 * and one linked to another entry; another sealed entry lies in the trash.
 */
function sealedJournal(): Sealed {
  const journal = openTestJournal({ mapper: namedAreaMapper });
  journal.value('entry.create', {
    id: openId,
    kind: 'win',
    visibility: 'shareable',
    date: '2026-03-01',
    text: 'I taught the data team to read the tide tables.',
    project: 'Harbour',
    people: [{ name: 'Ana Bell', role: 'witness' }],
    areas: ['data', 'communication'],
  });
  journal.value('entry.create', secretEntry);
  journal.value('entry.create', {
    ...secretEntry,
    id: deletedId,
    project: `${canary} other`,
    date: '2026-07-01',
  });
  const kinds = ['promotion', 'brag', 'self-review'] as const;
  const caseIds = kinds.map((kind) => {
    const { id, blocks } = journal.value('case.build', requestFor(kind));
    const told = blocks.filter(({ text, form }) => text.includes(canary) && form !== 'expectation');
    const [edited, linked, removed, typed] = told.map((block) => block.id);
    journal.value('case.edit-block', { id, blockId: edited ?? '', text: `${canary}, in my own words.` });
    journal.value('case.link-block', { id, blockId: linked ?? '', entryIds: [openId] });
    if (typed !== undefined) {
      const { sectionId } = told[3] ?? { sectionId: '' };
      journal.value('case.add-block', { id, sectionId, afterBlockId: typed, text: 'It held.' });
    }
    journal.value('case.remove-block', { id, blockId: removed ?? '' });
    return id;
  });
  for (const id of [sealedId, deletedId]) {
    journal.value('entry.update', { id, changes: { visibility: 'sealed' } });
  }
  journal.value('entry.delete', { id: deletedId });
  return { journal, caseIds };
}

type Asking = { readonly [Name in JournalChannelName]?: (sealed: Sealed) => readonly Params<Name>[] };

/** Params of every reading channel that come as near to what is sealed as any caller can. */
const reading: Asking = {
  'entry.get': () => [{ id: sealedId }, { id: deletedId }, { id: openId }],
  'entry.list': () => [
    {},
    { limit: 1 },
    { ...period },
    { kind: 'win' },
    { visibility: 'sealed' },
    { isUndecided: true },
    { isTrash: true },
    { isTrash: true, visibility: 'sealed' },
    ...skillAreaIds.flatMap((area) => [{ area }, { area, isUndecided: true }]),
  ],
  'entry.search': () =>
    [
      canary,
      `${canary.slice(0, 5)}*`,
      'ledger',
      'data',
      'is:sealed',
      'area:data',
      'kind:win',
      '-tide',
      `person:"${canary} Person"`,
      `project:"${canary} project"`,
    ].map((query) => ({ query })),
  'entry.names': () => [{}],
  'mapping.suggest': () => [{ text: 'data' }, { text: 'ledger', kind: 'win' }],
  'trash.preview': () => [{}],
  'evidence.overview': () => [{}, { ...period }],
  'ladder.list': () => [{}],
  'case.list': () => [{}],
  'case.get': ({ caseIds }) => caseIds.map((id) => ({ id })),
  'case.compare': ({ caseIds }) => caseIds.map((id) => ({ id })),
  'case.draft': () =>
    (['promotion', 'brag', 'self-review'] as const).flatMap((kind) =>
      exportFormats.map((format) => ({ ...requestFor(kind), withSuggestions: true, format })),
    ),
  'case.export': ({ caseIds }) => caseIds.flatMap((id) => exportFormats.map((format) => ({ id, format }))),
};

/** Params of every writing channel that does not name the sealed entry itself, asked in this order. */
const writing: Asking = {
  'entry.create': () => [{ kind: 'win', date: '2026-08-01', text: 'data', project: 'Harbour' }],
  'entry.update': () => [{ id: openId, changes: { project: 'Dock' } }],
  'evidence.decide': () => [{ entryId: openId, decisions: [{ areaId: 'data', state: 'rejected' }] }],
  'case.build': () => [requestFor('promotion')],
  'case.rename': ({ caseIds }) => caseIds.map((id) => ({ id, title: 'For autumn' })),
  'case.undo': ({ journal, caseIds }) =>
    caseIds.map((id) => ({ id, revision: journal.value('case.get', { id }).revision })),
  'case.edit-block': ({ journal, caseIds }) =>
    caseIds.map((id) => ({ id, blockId: firstHidden(journal, id), text: 'Anew.' })),
  'case.add-block': ({ journal, caseIds }) =>
    caseIds.map((id) => {
      const { blocks } = journal.value('case.get', { id });
      const block = blocks.find(({ isHidden }) => isHidden);
      const place = { sectionId: block?.sectionId ?? '', afterBlockId: block?.id ?? '' };
      return { id, ...place, text: 'Under it.' };
    }),
  'case.move-block': ({ journal, caseIds }) =>
    caseIds.map((id) => ({ id, blockId: firstHidden(journal, id), direction: 'down' as const })),
  'case.link-block': ({ journal, caseIds }) =>
    caseIds.map((id) => ({ id, blockId: firstHidden(journal, id), entryIds: [openId] })),
  'case.remove-block': ({ journal, caseIds }) =>
    caseIds.map((id) => ({ id, blockId: firstHidden(journal, id) })),
  'case.restore-block': ({ journal, caseIds }) =>
    caseIds.map((id) => ({ id, blockId: journal.value('case.get', { id }).removedBlockIds.at(-1) ?? '' })),
  'case.accept': ({ journal, caseIds }) =>
    caseIds.map((id) => ({
      id,
      blockIds: journal.value('case.compare', { id }).changes.map(({ block }) => block.id),
    })),
  'case.delete': ({ caseIds }) => caseIds.map((id) => ({ id })),
  'case.restore': ({ caseIds }) => caseIds.map((id) => ({ id })),
  'ladder.use': () => [{ id: 'manager' }],
  'trash.empty': () => [{}],
};

/** Writing channels that answer with the very entry they are told to change. */
const ofTheEntryItself: readonly ChannelName[] = ['entry.delete', 'entry.restore'];

function firstHidden(journal: TestJournal, id: string): string {
  const block = journal.value('case.get', { id }).blocks.find(({ isHidden }) => isHidden);
  if (!block) throw new Error('Nothing of this case is hidden.');
  return block.id;
}

interface Told {
  readonly name: string;
  readonly asked: string;
  readonly answer: string;
}

function* answersOf(name: JournalChannelName, asking: Asking, sealed: Sealed): Generator<Told> {
  const paramsFor = asking[name] as ((sealed: Sealed) => readonly Params<typeof name>[]) | undefined;
  if (!paramsFor) throw new Error(`No row tells how ${name} is asked.`);
  for (const params of paramsFor(sealed)) {
    const answer = JSON.stringify(sealed.journal.call(name, params));
    yield { name, asked: JSON.stringify(params), answer };
  }
}

function isTelling({ answer }: Told): boolean {
  return secrets.some((secret) => answer.toLowerCase().includes(secret));
}

const named = (access: 'read' | 'write') =>
  channelNames.filter((name) => contract[name].access === access) as readonly JournalChannelName[];

test('every channel that reads the journal has a row here', () => {
  expect(Object.keys(reading).sort()).toEqual([...named('read')].sort());
});

test('every channel that changes the journal has a row here or answers with the entry it is told to change', () => {
  expect([...Object.keys(writing), ...ofTheEntryItself].sort()).toEqual([...named('write')].sort());
});

test.each(named('read'))('%s tells nothing of a sealed entry', (name) => {
  const sealed = sealedJournal();
  const told = [...answersOf(name, reading, sealed)];
  expect(told.filter(isTelling)).toEqual([]);
});

test('no channel that changes the journal tells of a sealed entry either', () => {
  const sealed = sealedJournal();
  const told = (Object.keys(writing) as JournalChannelName[]).flatMap((name) => [
    ...answersOf(name, writing, sealed),
  ]);
  expect(told.filter(isTelling)).toEqual([]);
  const answered = new Set(
    told.flatMap(({ name, answer }) => (answer.startsWith('{"ok":true') ? [name] : [])),
  );
  expect(Object.keys(writing).filter((name) => !answered.has(name))).toEqual([]);
});

test('the words are there, and told to whoever asks for what is sealed', () => {
  const { journal, caseIds } = sealedJournal();
  const asking = { includeSealed: true } as const;
  const answers = [
    journal.call('entry.get', { id: sealedId, ...asking }),
    journal.call('entry.list', asking),
    journal.call('entry.list', { isTrash: true, ...asking }),
    journal.call('entry.search', { query: 'ledger', ...asking }),
    ...caseIds.map((id) => journal.call('case.get', { id, includeNarrowed: true })),
  ].map((answer) => ({ name: '', asked: '', answer: JSON.stringify(answer) }));
  expect(answers.map(isTelling)).toEqual(answers.map(() => true));
  for (const id of caseIds) {
    const hidden = journal.value('case.get', { id }).blocks.filter(({ isHidden }) => isHidden);
    expect(hidden.length).toBeGreaterThan(2);
  }
});
