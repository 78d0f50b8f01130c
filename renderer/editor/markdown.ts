import {
  $convertFromMarkdownString,
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  CODE,
  HEADING,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  LINK,
  ORDERED_LIST,
  QUOTE,
  STRIKETHROUGH,
  type Transformer,
  UNORDERED_LIST,
} from '@lexical/markdown';
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical';

/** The Markdown an entry understands, while typing and when text without a body is opened. */
export const entryTransformers: Transformer[] = [
  HEADING,
  QUOTE,
  UNORDERED_LIST,
  ORDERED_LIST,
  CODE,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  STRIKETHROUGH,
  LINK,
];

/** The most signs of Markdown a line may have: finding what belongs together costs the square of their number. */
export const mostSignsInLine = 200;

function hasTooManySigns(line: string): boolean {
  let signs = 0;
  for (const character of line) if ('*_~`[]('.includes(character)) signs += 1;
  return signs > mostSignsInLine;
}

function $fillWithLines(lines: readonly string[]): void {
  const paragraphs = lines.map((line) =>
    line === '' ? $createParagraphNode() : $createParagraphNode().append($createTextNode(line)),
  );
  $getRoot().clear().splice(0, 0, paragraphs);
}

/**
 * Fills the editor from plain text that may hold Markdown; every line stays a line. A text with a line that no person
 * would have marked up like that stays as it was written.
 */
export function $fillFromText(text: string): void {
  const lines = text.split('\n');
  if (lines.some(hasTooManySigns)) $fillWithLines(lines);
  else $convertFromMarkdownString(text, entryTransformers, undefined, true);
}
