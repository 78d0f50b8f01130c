import DOMPurify from 'dompurify';

const allowedTags = [
  'p',
  'div',
  'br',
  'span',
  'a',
  'b',
  'strong',
  'i',
  'em',
  's',
  'del',
  'u',
  'code',
  'pre',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
];

/** The most HTML that is read, in UTF-16 code units: an office program wraps a page of words in a hundred times as much. */
const longestHtml = 2_000_000;

/** The deepest that lists, quotes and code stand in one another: deeper than any person nests, and no deeper than can be kept. */
const deepestNesting = 12;

function isTooDeep(fragment: DocumentFragment): boolean {
  const step = 'ul, ol, blockquote, pre';
  return (
    fragment.querySelector(
      Array(deepestNesting + 1)
        .fill(`:is(${step})`)
        .join(' '),
    ) !== null
  );
}

/** What is left of HTML from elsewhere. */
export interface CleanHtml {
  /** Empty where it was too long or nested too deep to be kept. */
  readonly html: string;
  /** The words alone, for where the HTML is empty. */
  readonly words: string;
}

/** HTML from elsewhere, reduced to the elements an entry knows: no scripts, styles, images, frames or unsafe addresses. */
export function cleanHtml(html: string): CleanHtml {
  if (html.length > longestHtml) return { html: '', words: '' };
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ['href'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  if (isTooDeep(fragment)) return { html: '', words: fragment.textContent };
  const holder = fragment.ownerDocument.createElement('div');
  holder.append(fragment);
  return { html: holder.innerHTML, words: holder.textContent };
}
