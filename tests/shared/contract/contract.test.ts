import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type ChannelName, channelNames, contract } from '../../../shared/contract/contract.ts';
import { idOf } from '../../support/journal.ts';
import { sampleParams } from '../../support/sample-params.ts';

describe.each(channelNames)('%s', (name: ChannelName) => {
  test('takes the params it is called with, and they survive every transport', () => {
    const params = sampleParams[name];
    expect(v.safeParse(contract[name].params, params).issues).toBeUndefined();
    expect(JSON.parse(JSON.stringify(params))).toEqual(params);
    expect(structuredClone(params)).toEqual(params);
  });

  test('refuses a field it did not declare', () => {
    expect(v.is(contract[name].params, { ...sampleParams[name], unheardOf: 1 })).toBe(false);
  });

  test('has a name of two words and failures with codes of their own', () => {
    expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
    const { errors } = contract[name];
    expect(new Set(errors).size).toBe(errors.length);
    const border = [
      'locked',
      'invalid-params',
      'unknown-channel',
      'not-allowed',
      'storage-failed',
      'damaged',
      'internal',
    ];
    expect(errors.filter((code) => border.includes(code))).toEqual([]);
  });
});

test('only what needs no word of the journal is open while it is locked', () => {
  const open = channelNames.filter((name) => contract[name].access === 'open');
  expect(new Set(open.map((name) => name.split('.')[0]))).toEqual(
    new Set(['vault', 'journals', 'settings', 'shell', 'drop', 'backup']),
  );
});

test('what is absent gets the documented default', () => {
  expect(v.parse(contract['entry.list'].params, {})).toEqual({
    isTrash: false,
    limit: 50,
    includeSealed: false,
  });
  expect(v.parse(contract['entry.search'].params, { query: ' cache ' })).toEqual({
    query: 'cache',
    limit: 50,
    includeSealed: false,
  });
});

describe('an entry', () => {
  const written = sampleParams['entry.create'];
  const takes = (more: object) => v.is(contract['entry.create'].params, { ...written, ...more });

  test.each([
    ['neither text nor body', { text: undefined }],
    ['a blank text', { text: ' \n\t ' }],
    ['an id that is no UUID', { id: 'entry-1' }],
    ['a time nobody has', { time: '24:00' }],
    ['a time without minutes', { time: '9' }],
    ['a link that runs code', { links: [{ url: 'javascript:alert(1)', label: '' }] }],
    ['a feeling of 11', { facets: { stretch: { feared: 11 } } }],
    ['a feeling and a half', { facets: { stretch: { feared: 1.5 } } }],
    ['fourteen areas', { areas: Array<string>(14).fill('data') }],
    ['fifty-one people', { people: Array<object>(51).fill({ name: 'Bo', role: 'giver' }) }],
    ['a project of two lines', { project: 'Big\nMove' }],
    ['a project of 201 characters', { project: 'x'.repeat(201) }],
    ['undefined in the place of a project', { project: undefined }],
  ])('with %s is refused', (_, more) => {
    expect(takes(more)).toBe(false);
  });

  test('an id is kept in small letters, so that it is one id', () => {
    const parsed = v.parse(contract['entry.create'].params, { ...written, id: idOf(0xab).toUpperCase() });
    expect(parsed.id).toBe(idOf(0xab));
  });

  test('an update takes null for what can be removed and for nothing else', () => {
    const removes = (field: string) =>
      v.is(contract['entry.update'].params, { id: idOf(1), changes: { [field]: null } });
    const fields = Object.keys(contract['entry.update'].params.entries.changes.entries);
    expect(fields.filter(removes)).toEqual(['time', 'zone', 'project', 'impact', 'role', 'scope']);
  });
});
