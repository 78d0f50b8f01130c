import fc from 'fast-check';

/** Stands in every text that is made up, so that an answer which quotes one is found out. */
export const canary = 'zwirbelfink';

/** A chain of objects or lists, deeper than any recursion goes. */
function deep(depth: number, isList: boolean): unknown {
  let value: unknown = canary;
  for (let level = 0; level < depth; level += 1) value = isList ? [value] : { root: value };
  return value;
}

function circle(): unknown {
  const value: Record<string, unknown> = { type: 'paragraph', text: canary };
  value.children = [value, value];
  value.root = value;
  return value;
}

/** With a property of its own, as JSON makes it even where the name is the prototype's. */
function keyed(holder: object, key: string, value: unknown): unknown {
  if (Array.isArray(holder) && key === 'length') return holder;
  return Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const hostileKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'toJSON',
  '',
  '0',
];

const hostileText = fc.oneof(
  fc.string().map((text) => `${canary}${text}`),
  fc.string({ unit: 'binary' }).map((text) => `${text}${canary}`),
  fc.constantFrom(
    canary.repeat(30_000),
    `${canary}\u0000`,
    `\ud800${canary}`,
    `${canary}\u202E`,
    `'; DROP TABLE entry; -- ${canary}`,
    `../../../${canary}`,
    `2026-02-30${canary}`,
    `NaN${canary}`,
  ),
);

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    1e308,
    2 ** 53,
    -1,
    0.5,
    0n,
    true,
    [],
    {},
    new Date(Number.NaN),
    new Map([[canary, canary]]),
    new Set([canary]),
    new Uint8Array(8),
    new ArrayBuffer(8),
    /x/,
    new Error(canary),
    Symbol(canary),
    () => canary,
    Array(5),
    Object.create(null),
  ),
  fc.constantFrom(5, 50, 5000).chain((depth) => fc.boolean().map((isList) => deep(depth, isList))),
  fc.constant(null).map(circle),
  fc
    .constantFrom(...hostileKeys)
    .chain((key) =>
      fc.constantFrom<unknown>(canary, {}, null, { isAdmin: true }).map((value) => keyed({}, key, value)),
    ),
  fc.anything({
    maxDepth: 3,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
);

/** How far into a value something is broken: what was broken before may lead in a circle. */
const deepestPlace = 6;

/** Lists and objects as JSON has them; what else can be sent is taken whole. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

/** Every place in a value, as the keys that lead there. */
function placesIn(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (!isPlain(value) || way.length === deepestPlace) return [way];
  const within = Object.entries(value).slice(0, 20);
  return [way, ...within.flatMap(([key, each]) => placesIn(each, [...way, key]))];
}

function changedAt(value: unknown, way: readonly string[], change: (found: unknown) => unknown): unknown {
  const [key, ...rest] = way;
  if (key === undefined) return change(value);
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  copy[key] = changedAt(copy[key], rest, change);
  return copy;
}

function without(value: unknown, way: readonly string[]): unknown {
  const key = way.at(-1);
  if (key === undefined) return undefined;
  return changedAt(value, way.slice(0, -1), (found) => {
    const { [key]: _, ...rest } = isPlain(found) ? found : {};
    return rest;
  });
}

/** One thing broken about a value: a part replaced, gone, wrapped, doubled, or with something beside it. */
function brokenOnce(value: unknown): fc.Arbitrary<unknown> {
  const way = fc.constantFrom(...placesIn(value));
  return fc.oneof(
    fc.tuple(way, hostileValue).map(([at, wrong]) => changedAt(value, at, () => wrong)),
    way.map((at) => without(value, at)),
    way.map((at) => changedAt(value, at, (found) => [found])),
    way.map((at) => changedAt(value, at, (found) => ({ value: found }))),
    way.map((at) => changedAt(value, at, (found) => (typeof found === 'string' ? found + canary : canary))),
    fc
      .tuple(way, fc.oneof(fc.constantFrom(...hostileKeys), fc.string()), hostileValue)
      .map(([at, key, wrong]) =>
        changedAt(value, at, (found) =>
          isPlain(found) ? keyed(Array.isArray(found) ? [...found] : { ...found }, key, wrong) : wrong,
        ),
      ),
  );
}

/** Params as a broken or hostile window would send them: good ones with something broken, or anything at all. */
export function malformed(good: unknown): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 3, arbitrary: brokenOnce(good) },
    { weight: 1, arbitrary: brokenOnce(good).chain(brokenOnce) },
    { weight: 1, arbitrary: hostileValue },
  );
}
