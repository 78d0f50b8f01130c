const entryIds = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/** 53 bits of a text, in letters and digits: not to be turned back where the text is as random as an id. */
function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return ((b & 0x1fffff) * 0x1_0000_0000 + (a >>> 0)).toString(36);
}

/**
 * A generated block's id within its case: the same whenever the same section is built from the same source, and
 * without an entry's id, since a block may stand on an entry that is sealed or gone by the time its id is read.
 */
export function blockIdOf(sectionId: string, key: string): string {
  return withoutEntryIds(`${sectionId}/${key}`);
}

/** A block's id as `blockIdOf` makes it, from one that may still name an entry. Ids of typed blocks stay as they are. */
export function withoutEntryIds(blockId: string): string {
  return blockId.includes('/') ? blockId.replace(entryIds, (id) => digest(id.toLowerCase())) : blockId;
}
