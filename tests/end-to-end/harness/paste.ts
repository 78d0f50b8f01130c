import type { Locator } from '@playwright/test';

/** Pastes HTML as a hostile page could put it on the clipboard, past what the browser itself would clean. */
export async function pasteHtml(field: Locator, html: string, text = ''): Promise<void> {
  await field.evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', given.html);
      clipboardData.setData('text/plain', given.text);
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
      );
    },
    { html, text },
  );
}
