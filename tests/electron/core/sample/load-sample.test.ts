import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApplication } from '../../../../electron/core/application.ts';
import { loadSample } from '../../../../electron/core/sample/load-sample.ts';
import { makeSampleFolder } from '../../../../electron/core/sample/sample-folder.ts';
import { openConfSettings } from '../../../../electron/core/settings/conf-settings.ts';
import { derivationBounds } from '../../../../electron/core/vault/passphrase-key.ts';
import sample from '../../../../resources/sample-journal.json' with { type: 'json' };
import type { ChannelName, Params } from '../../../../shared/contract/contract.ts';
import type { EntryDetail, EntryPage } from '../../../../shared/contract/entry-channels.ts';

async function openSample() {
  const folder = makeSampleFolder();
  const application = createApplication({
    shell: 'browser',
    journalWorker: new URL('../../../../electron/core/journal/worker.ts', import.meta.url),
    settings: openConfSettings(folder.path),
    dataFolder: folder.path,
    fixedJournalFolder: join(folder.path, 'journal'),
    isSample: true,
    now: () => Date.now(),
    zone: () => 'UTC',
    derivationCost: {
      memoryKiB: derivationBounds.memoryKiB.least,
      passes: derivationBounds.passes.least,
    },
  });
  onTestFinished(async () => {
    await application.close();
    folder.remove();
  });
  await loadSample(application);
  return async <Value>(channel: ChannelName, params: Params<ChannelName>): Promise<Value> => {
    const answer = await application.handle(channel, params);
    if (!answer.ok) throw new Error(answer.failure.message);
    return answer.value as Value;
  };
}

describe('the sample journal', () => {
  it('is open with every entry of the file, word for word', async () => {
    const call = await openSample();
    const { entries } = await call<EntryPage>('entry.list', { limit: 1000, includeSealed: true });
    const texts = new Set(entries.map(({ text }) => text));
    expect(entries).toHaveLength(sample.entries.length);
    expect(sample.entries.filter(({ text }) => !texts.has(text)).map(({ key }) => key)).toEqual([]);
  });

  it('has decided what the file says was decided, and nothing else', async () => {
    const call = await openSample();
    const { entries } = await call<EntryPage>('entry.list', { limit: 1000, includeSealed: true });
    const idOf = new Map(entries.map(({ text, id }) => [text, id]));
    const different: string[] = [];
    for (const { key, text, evidence } of sample.entries) {
      const id = idOf.get(text) ?? '';
      const stored = await call<EntryDetail>('entry.get', { id, includeSealed: true });
      const meant = evidence ?? [];
      const isSame =
        stored.evidence.filter(({ state }) => state !== 'suggested').length === meant.length &&
        meant.every(({ areaId, state }) => {
          const found = stored.evidence.find((one) => one.areaId === areaId)?.state;
          return state === 'rejected' ? found === 'rejected' : found === 'confirmed' || found === 'added';
        });
      if (!isSame) different.push(key);
    }
    expect(different).toEqual([]);
  });

  it('leaves nothing when its folder is removed', () => {
    const folder = makeSampleFolder();
    folder.remove();
    folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  });
});
