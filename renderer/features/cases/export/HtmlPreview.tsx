import DOMPurify from 'dompurify';
import { useLayoutEffect, useRef } from 'react';
import styles from './ExportDialog.module.css';
import { bodyOf } from './html-body.ts';

/** The document of a finished HTML file, without its own style: links lead nowhere, and its ids stay out of the page. */
export function HtmlPreview({ html }: { readonly html: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const content = DOMPurify.sanitize(bodyOf(html), {
      RETURN_DOM_FRAGMENT: true,
      // What surrounds the text would be a page within the page.
      FORBID_TAGS: ['style', 'main', 'header', 'section'],
      FORBID_ATTR: ['id', 'href', 'style', 'class', 'aria-labelledby'],
    });
    place.current?.replaceChildren(content);
  }, [html]);
  return <div ref={place} className={styles.document} />;
}
