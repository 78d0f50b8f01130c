import type { Rectangle } from 'electron';
import type { StoredSettings } from '../core/settings/settings-store.ts';

/** Where a window was, in screen pixels. */
export type WindowPlace = NonNullable<StoredSettings['windowPlace']>;

/** The smallest window that is usable, in pixels. */
export const smallestWindow = { width: 360, height: 480 } as const;

/** The window a new computer starts with, in pixels. */
export const firstWindow = { width: 1200, height: 800 } as const;

/**
 * The place to open the window at: the remembered one moved and shrunk into the display it overlaps most, or
 * the first window's size without a position where no display shows it any more.
 */
export function visiblePlace(
  place: WindowPlace | null,
  workAreas: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  if (!place) return { ...firstWindow };
  const area = workAreas.toSorted((a, b) => overlap(place, b) - overlap(place, a))[0];
  if (!area || overlap(place, area) === 0) return { ...firstWindow };
  const width = clamp(place.width, smallestWindow.width, area.width);
  const height = clamp(place.height, smallestWindow.height, area.height);
  return {
    width,
    height,
    x: clamp(place.x, area.x, area.x + area.width - width),
    y: clamp(place.y, area.y, area.y + area.height - height),
  };
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
