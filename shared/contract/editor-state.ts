import { isSafeUrl } from '../domain/entry/safe-url.ts';

/** The deepest an editor state may nest. */
export const deepestEditorState = 40;

/** The most nodes an editor state may have: more than the longest text needs. A message may name one node many times. */
export const mostEditorNodes = 250_000;

type Check = (value: unknown) => boolean;
type Checks = { readonly [property: string]: Check };

const isText: Check = (value) => typeof value === 'string';
const isNothing: Check = (value) => value === undefined || value === null;
const isBoolean: Check = (value) => typeof value === 'boolean';
const isWhole: Check = (value) => Number.isSafeInteger(value);
const oneOf =
  (...known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value);
const upTo =
  (most: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
const orNothing =
  (check: Check): Check =>
  (value) =>
    isNothing(value) || check(value);

/** Bold, italic and the nine other marks of a text, one bit each. */
const marks = upTo(2 ** 11 - 1);
/** A style would be words of another program's CSS: the editor gives none and takes none. */
const noStyle = oneOf('');
const version: Checks = { version: isWhole };

const text: Checks = {
  ...version,
  text: isText,
  detail: upTo(3),
  format: marks,
  mode: oneOf('normal', 'token', 'segmented'),
  style: noStyle,
};

const element: Checks = {
  ...version,
  children: Array.isArray,
  direction: oneOf(null, 'ltr', 'rtl'),
  format: oneOf('', 'left', 'start', 'center', 'right', 'end', 'justify'),
  indent: upTo(128),
  textFormat: marks,
  textStyle: noStyle,
};

const link: Checks = {
  ...element,
  url: (value) => typeof value === 'string' && isSafeUrl(value),
  rel: orNothing((value) => isText(value) && /^[a-z ]{0,100}$/.test(value as string)),
  target: orNothing(oneOf('_blank')),
  title: orNothing(isText),
};

/** Every node an editor state may hold, and every property each may have: exactly what the editor itself writes. */
const nodes: { readonly [type: string]: Checks } = {
  root: element,
  paragraph: element,
  heading: { ...element, tag: oneOf('h1', 'h2', 'h3', 'h4', 'h5', 'h6') },
  quote: { ...element, shadowRoot: isBoolean },
  list: {
    ...element,
    listType: oneOf('bullet', 'number', 'check'),
    tag: oneOf('ul', 'ol'),
    start: isWhole,
  },
  listitem: { ...element, value: isWhole, checked: orNothing(isBoolean) },
  code: { ...element, language: orNothing(isText), theme: orNothing(isText) },
  link,
  autolink: { ...link, isUnlinked: isBoolean },
  text,
  tab: text,
  linebreak: version,
};

const withAddress = new Set(['link', 'autolink']);
const inline = new Set<unknown>(['text', 'tab', 'linebreak', 'link', 'autolink']);

/** Whether a value is an editor's state: known nodes with known properties, addresses safe, nesting and number bounded. */
export function isEditorState(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).some((key) => key !== 'root')) return false;
  return isRoot(value.root) && isNode(value.root, 0, { nodes: 0 });
}

/** The editor itself refuses words that stand in no block. */
function isRoot(value: unknown): boolean {
  if (!isObject(value) || value.type !== 'root') return false;
  const { children } = value;
  return !Array.isArray(children) || !children.some((child) => isObject(child) && inline.has(child.type));
}

function isNode(value: unknown, depth: number, count: { nodes: number }): boolean {
  count.nodes += 1;
  if (count.nodes > mostEditorNodes || depth > deepestEditorState || !isObject(value)) return false;
  const { type } = value;
  if (typeof type !== 'string' || !Object.hasOwn(nodes, type) || (type === 'root') !== (depth === 0))
    return false;
  const checks = nodes[type] as Checks;
  for (const [key, property] of Object.entries(value)) {
    if (key === 'type' || property === undefined) continue;
    if (!Object.hasOwn(checks, key) || !checks[key]?.(property)) return false;
  }
  if (withAddress.has(type) && value.url === undefined) return false;
  const { children } = value;
  if (!Array.isArray(children)) return true;
  // Not `every`, which passes over the holes of a list.
  for (const child of children) if (!isNode(child, depth + 1, count)) return false;
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
