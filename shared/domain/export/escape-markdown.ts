import { isSafeUrl } from '../entry/safe-url.ts';
import { onOneLine } from './escape-html.ts';

/**
 * Text that stands for itself in CommonMark and GitHub's tables: it starts no heading, list, quote, table, link,
 * emphasis, code or HTML. Marks that mean nothing where they stand are left alone, so that the source reads well.
 */
export function escapeMarkdown(text: string): string {
  return onOneLine(text)
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/&(?=#?[\p{L}\p{N}]+;)/gu, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[*`[\]|]/g, '\\$&')
    .replace(/~(?=.*~)|(?<=~.*)~/g, '\\~')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\b(?!https?:|mailto:)([a-z][a-z0-9+.-]{1,30}):(?=\S)/gi, '$1\\:')
    .replace(/^(?:#{1,6}(?=\s|$)|[-+>=])/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** An address as a link target that cannot end the link early; undefined where its scheme is not allowed. */
export function safeTarget(url: string): string | undefined {
  const address = onOneLine(url);
  if (!isSafeUrl(address)) return undefined;
  return address.replace(
    /[\s<>()[\]\\"'`{}|^*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
