/** A document in both forms a program may paste. */
export interface RichText {
  readonly html: string;
  readonly plain: string;
}

async function writeBoth({ html, plain }: RichText): Promise<void> {
  const item = new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([plain], { type: 'text/plain' }),
  });
  await navigator.clipboard.write([item]);
}

/** Copies through the page's own copy event, where the clipboard itself is not to be had. */
function copyByEvent({ html, plain }: RichText): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', plain);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fill, { capture: true });
  }
}

/** Puts both forms on the clipboard together; false where the system does not let the page. */
export async function copyRich(text: RichText): Promise<boolean> {
  try {
    await writeBoth(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}
