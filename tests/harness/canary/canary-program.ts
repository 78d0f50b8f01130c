/**
 * A program that puts a word of its own wherever a journal can hold words, tells when it did, and stays as it is until
 * the next line arrives: unlocked first, then locked with something in its drop box.
 */
import { createInterface } from 'node:readline';
import { createApplication } from '../../../electron/core/application.ts';
import type { Answer, ChannelName, Params } from '../../../shared/contract/contract.ts';
import type { CivilDate } from '../../../shared/domain/civil-date/civil-date.ts';
import { testPlatform } from '../../support/platform.ts';
import type { CanaryOrder } from './canaries.ts';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const order = JSON.parse(String((await lines.next()).value)) as CanaryOrder;
const canaries = order.words;
const application = createApplication(testPlatform(order.dataFolder));
const date = '2026-11-20' as CivilDate;

async function value<Name extends ChannelName>(name: Name, params: Params<Name>) {
  const answer = (await application.handle(name, params)) as Answer<Name>;
  if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}`);
  return answer.value as Extract<Answer<Name>, { ok: true }>['value'];
}

async function tellAndWait(what: object): Promise<void> {
  process.stdout.write(`${JSON.stringify(what)}\n`);
  await lines.next();
}

async function fillJournal(): Promise<void> {
  for (let number = 0; number < order.entries; number += 1) {
    const { id, revision } = await value('entry.create', {
      kind: 'win',
      date,
      text: `${canaries.text} ${number} ${'led the migration of the storage to a host of its own '.repeat(30)}`,
      project: `${canaries.project} ${number}`,
      people: [{ name: `${canaries.person} ${number}`, role: 'witness' }],
      impact: { what: canaries.impact, before: canaries.impact, after: canaries.impact },
      links: [{ url: `https://${canaries.link}.example/`, label: canaries.link }],
      areas: ['operations'],
    });
    if (number % 4 === 0) await value('entry.update', { id, revision, changes: { text: canaries.edited } });
    if (number % 4 === 1) await value('entry.delete', { id });
  }
  await value('entry.search', { query: canaries.searched });
  const { entries } = await value('entry.search', { query: canaries.text });
  if (entries.length === 0) throw new Error('The words are not in the journal.');
  const built = await value('case.build', {
    kind: 'promotion',
    targetLevel: 'staff',
    from: '2026-01-01' as CivilDate,
    to: date,
    withSuggestions: true,
  });
  await value('case.rename', { id: built.id, title: canaries.title });
  await value('case.export', { id: built.id, format: 'md' });
  await value('backup.make', {});
  await value('trash.empty', {});
}

const { recoveryCode } = await value('vault.create', { passphrase: canaries.passphrase });
await fillJournal();
await tellAndWait({ state: 'running', recoveryCode });
await value('vault.lock', {});
await value('drop.add', { kind: 'win', date, text: canaries.dropped });
await tellAndWait({ state: 'locked' });
await application.close();
process.stdin.destroy();
