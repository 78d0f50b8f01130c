/** Whether a key pressed there is meant for a text. */
export function isTypingIn(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]') !== null)
  );
}

const overlays =
  '[role="dialog"], [role="menu"], [role="listbox"], [role="alertdialog"]:not([aria-modal="false"])';

/** Whether something is open that keys belong to: a dialog, a menu, a list of choices. Messages are not. */
export function isOverlayOpen(): boolean {
  return document.querySelector(overlays) !== null;
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** The name of the key for commands on this system, with another key: `Ctrl K` or `⌘ K`. */
export function commandKeys(key: string): string {
  return `${isApple ? '⌘' : 'Ctrl'} ${key}`;
}
