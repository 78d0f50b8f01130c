import { useEffect } from 'react';
import { useQueryOf } from '../bridge/index.ts';

/** Keeps the page in the look the person chose; without a choice it follows the system. */
export function useAppearance(): void {
  const settings = useQueryOf('settings.get', {});
  const appearance = settings.data?.appearance ?? 'system';
  useEffect(() => {
    const page = document.documentElement;
    if (appearance === 'system') delete page.dataset.appearance;
    else page.dataset.appearance = appearance;
  }, [appearance]);
}
