import { describe, expect, it } from 'vitest';
import { firstWindow, smallestWindow, visiblePlace } from '../../../electron/desktop/window-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const right = { x: 1920, y: 0, width: 1280, height: 720 };
const at = (x: number, y: number, width = 1000, height = 700) => ({
  x,
  y,
  width,
  height,
  isMaximised: false,
});

describe('where the window opens', () => {
  it('takes the first size and leaves the position to the system where nothing is remembered', () => {
    expect(visiblePlace(null, [screen])).toEqual(firstWindow);
  });

  it('does not open where a display used to be', () => {
    expect(visiblePlace(at(2000, 100), [screen])).toEqual(firstWindow);
    expect(visiblePlace(at(-3000, -3000), [screen])).toEqual(firstWindow);
  });

  it('opens at all where no display is told of', () => {
    expect(visiblePlace(at(10, 10), [])).toEqual(firstWindow);
  });

  it('moves a window that hangs over an edge back in, title bar first', () => {
    expect(visiblePlace(at(1500, -40), [screen])).toEqual({ x: 920, y: 0, width: 1000, height: 700 });
  });

  it('shrinks a window into a display that has become smaller', () => {
    expect(visiblePlace(at(0, 0, 3000, 2000), [screen])).toEqual(screen);
  });

  it('never opens smaller than is usable', () => {
    expect(visiblePlace(at(50, 50, 1, 1), [screen])).toEqual({ x: 50, y: 50, ...smallestWindow });
  });

  it('keeps to the display that shows most of it', () => {
    expect(visiblePlace(at(1800, 10), [screen, right])).toEqual({ x: 1920, y: 10, width: 1000, height: 700 });
  });

  it('opens where it was', () => {
    expect(visiblePlace(at(2000, 10), [screen, right])).toEqual({ x: 2000, y: 10, width: 1000, height: 700 });
  });
});
