import type { VaultNotice } from '../../../shared/contract/vault-channels.ts';

/** What the person should be told until they have seen it; it lives as long as the program runs. */
export interface Notices {
  all(): readonly VaultNotice[];
  /** Tells something; what has the same id is replaced. */
  tell(notice: VaultNotice): void;
  dismiss(id: string): void;
}

/** Begins with nothing to tell but `initial`. `onChange` hears of every change. */
export function createNotices(initial: readonly VaultNotice[], onChange: () => void): Notices {
  let notices = initial;
  const without = (id: string) => notices.filter((notice) => notice.id !== id);
  return {
    all: () => notices,
    tell(notice) {
      notices = [...without(notice.id), notice];
      onChange();
    },
    dismiss(id) {
      notices = without(id);
      onChange();
    },
  };
}
