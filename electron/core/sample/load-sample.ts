import type { ChannelName, Params } from '../../../shared/contract/contract.ts';
import { samplePassphrase } from '../../../shared/contract/vault-channels.ts';
import type { Application } from '../application.ts';

/** One entry of the sample journal's file: what `entry.create` takes, and what was decided of it. */
interface SampleEntry extends Readonly<Record<string, unknown>> {
  readonly key: string;
  readonly evidence?: readonly { readonly areaId: string; readonly state: string }[];
}

async function readSample(): Promise<readonly SampleEntry[]> {
  const file = await import('../../../resources/sample-journal.json', { with: { type: 'json' } });
  return file.default.entries as readonly SampleEntry[];
}

/** Calls through the application's own border; the sample ships with the program, so a refusal is a bug. */
async function call(application: Application, channel: ChannelName, params: unknown): Promise<unknown> {
  const answer = await application.handle(channel, params);
  if (!answer.ok) throw new Error(`The sample journal was refused by ${channel}: ${answer.failure.code}.`);
  return answer.value;
}

/** What the file records as decided; the mapper's own suggestions stay open. */
function decisionsOf(evidence: SampleEntry['evidence']): Params<'evidence.decide'>['decisions'] {
  const decided = (evidence ?? []).filter(({ state }) => state !== 'suggested');
  return decided.map(({ areaId, state }) => ({
    areaId: areaId as Params<'evidence.decide'>['decisions'][number]['areaId'],
    state: state === 'rejected' ? 'rejected' : 'confirmed',
  }));
}

/** Makes a journal with the sample's passphrase, fills it with the sample's entries and leaves it open. */
export async function loadSample(application: Application): Promise<void> {
  await call(application, 'vault.create', { passphrase: samplePassphrase });
  for (const { key: _key, evidence, ...entry } of await readSample()) {
    const { id } = (await call(application, 'entry.create', entry)) as { readonly id: string };
    const decisions = decisionsOf(evidence);
    if (decisions.length > 0) await call(application, 'evidence.decide', { entryId: id, decisions });
  }
}
