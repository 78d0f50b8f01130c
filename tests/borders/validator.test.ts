import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { channelNames, contract } from '../../shared/contract/contract.ts';
import { reportFigure } from '../soak/figure.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { idOf, openTestJournal } from '../support/journal.ts';
import { routerOver } from '../support/router.ts';
import { sampleParams } from '../support/sample-params.ts';
import { canary, malformed } from './malformed.ts';

const messagesPerChannel = 10_000;

/** The router that every shell shares, before a real open journal; every handler that is reached is noted. */
function routerBeforeJournal() {
  const journal = openTestJournal();
  journal.value('entry.create', { id: idOf(1), kind: 'win', date: '2026-11-20', text: 'Moved the cache' });
  const { route, reached } = routerOver(async (name, params) => {
    reached.push(name);
    return journal.handleChecked(name, params);
  });
  return { journal, reached, route };
}

const refusal = v.strictObject({
  ok: v.literal(false),
  failure: v.strictObject({
    code: v.literal('invalid-params'),
    message: v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(500),
      v.check((sentence) => !sentence.includes(canary), 'It quotes what was sent.'),
    ),
  }),
});

test('what is made up is malformed mostly, and good params are not', () => {
  for (const name of channelNames) {
    const { params } = contract[name];
    expect(v.is(params, sampleParams[name]), name).toBe(true);
    const made = fc.sample(malformed(sampleParams[name]), { numRuns: 200, seed: 1 });
    const refused = made.filter((value) => !v.is(params, value ?? {}));
    expect(refused.length, name).toBeGreaterThan(80);
  }
});

describe('malformed messages are refused as values, reach nothing and change nothing', () => {
  let messages = 0;
  let writes = 0;

  test.each(channelNames)('%s', { timeout: 600_000 }, async (name) => {
    const { journal, reached, route } = routerBeforeJournal();
    const before = journal.look(dumpTables);
    const { params } = contract[name];
    const refused = malformed(sampleParams[name]).filter((value) => !v.is(params, value ?? {}));
    await fc.assert(
      fc.asyncProperty(refused, async (value) => {
        const answer = await route(name, value);
        messages += 1;
        if (!v.is(refusal, answer)) throw new Error(`It answered ${JSON.stringify(answer)}`);
      }),
      { numRuns: messagesPerChannel },
    );
    if (JSON.stringify(journal.look(dumpTables)) !== JSON.stringify(before)) writes += 1;
    expect(writes).toBe(0);
    expect(reached).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });

  test('on every channel', async () => {
    expect(messages).toBeGreaterThanOrEqual(messagesPerChannel * channelNames.length);
    const { journal, reached, route } = routerBeforeJournal();
    const before = JSON.stringify(journal.look(dumpTables));
    const good = await route('entry.create', sampleParams['entry.create']);
    const isNoticed = reached.length === 1 && JSON.stringify(journal.look(dumpTables)) !== before;
    expect(good).toMatchObject({ ok: true });
    expect(isNoticed).toBe(true);
    reportFigure({
      promise: 'The border holds',
      figure: `${channelNames.length} channels × ${messagesPerChannel.toLocaleString('en')} malformed messages: 0 crashes, ${writes} writes`,
      goal: '10,000 malformed messages a channel: 0 crashes, 0 writes',
      isMet: messagesPerChannel >= 10_000 && writes === 0,
      control: 'a well-formed message through the same router: reached the journal, the write noticed',
    });
  });
});
