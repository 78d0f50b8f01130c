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

/** HTML from elsewhere, reduced to the elements an entry knows: no scripts, styles, images, frames or unsafe addresses. */
export function cleanHtml(html: string): string {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ['href'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
  });
}
