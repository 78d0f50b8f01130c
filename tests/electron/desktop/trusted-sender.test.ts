import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { isTrustedSender } from '../../../electron/desktop/trusted-sender.ts';

const frame = (facts: Partial<WebFrameMain> = {}) =>
  ({ parent: null, origin: 'app://casebook', url: 'app://casebook/index.html', ...facts }) as WebFrameMain;

const contents = (mainFrame: WebFrameMain) => ({ mainFrame }) as WebContents;

describe('who may call the core', () => {
  it('refuses a message whose frame is already gone', () => {
    const ours = contents(frame());
    expect(isTrustedSender({ sender: ours, senderFrame: null }, ours)).toBe(false);
  });

  it('refuses a frame within our page, even with our origin', () => {
    const main = frame();
    const ours = contents(main);
    expect(isTrustedSender({ sender: ours, senderFrame: frame({ parent: main }) }, ours)).toBe(false);
  });

  it('refuses the main frame of another window', () => {
    const ours = contents(frame());
    const other = contents(frame());
    expect(isTrustedSender({ sender: other, senderFrame: other.mainFrame }, ours)).toBe(false);
  });

  it('refuses a main frame that is not the one the window has now', () => {
    const ours = contents(frame());
    expect(isTrustedSender({ sender: ours, senderFrame: frame() }, ours)).toBe(false);
  });

  it.each([
    'null',
    '',
    'file://',
    'https://casebook',
    'app://casebook.example',
    'app://casebook:1',
    'APP://casebook',
  ])('refuses our window while it shows the origin %j', (origin) => {
    const ours = contents(frame({ origin }));
    expect(isTrustedSender({ sender: ours, senderFrame: ours.mainFrame }, ours)).toBe(false);
  });

  it('refuses everybody while there is no window', () => {
    const ours = contents(frame());
    expect(isTrustedSender({ sender: ours, senderFrame: ours.mainFrame }, undefined)).toBe(false);
  });

  it('lets the main frame of our window in while it shows our page', () => {
    const ours = contents(frame());
    expect(isTrustedSender({ sender: ours, senderFrame: ours.mainFrame }, ours)).toBe(true);
  });
});
