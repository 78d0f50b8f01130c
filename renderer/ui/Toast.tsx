import { X } from 'lucide-react';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastQueue as AriaToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Button as CloseButton,
  Text,
} from 'react-aria-components';
import { Button } from './Button.tsx';
import styles from './Toast.module.css';

/** What was done, in a sentence without anyone's words in it, and how to take it back. */
export interface ToastMessage {
  readonly message: string;
  readonly undo?: () => void;
  /** The word on the button that takes it back or acts on it. */
  readonly undoLabel?: string;
  /** Stays until it is dismissed. */
  readonly isLasting?: boolean;
}

const queue = new AriaToastQueue<ToastMessage>({ maxVisibleToasts: 3 });
const shownForMs = 8000;

/** Says what was just done; one that can be undone stays longer. It waits while it has focus or is hovered. */
export function showToast(toast: ToastMessage): void {
  if (toast.isLasting) queue.add(toast);
  else queue.add(toast, { timeout: toast.undo ? shownForMs * 2 : shownForMs });
}

/** Takes every message away, for example when the journal locks. */
export function clearToasts(): void {
  queue.clear();
}

/** Where messages appear; once, in the program's frame. F6 moves to it. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={queue} className={styles.region ?? ''} aria-label="Messages">
      {({ toast }) => (
        <AriaToast toast={toast} className={styles.toast ?? ''}>
          <AriaToastContent className={styles.content ?? ''}>
            <Text slot="title">{toast.content.message}</Text>
          </AriaToastContent>
          {toast.content.undo && (
            <Button
              onPress={() => {
                toast.content.undo?.();
                queue.close(toast.key);
              }}
            >
              {toast.content.undoLabel ?? 'Undo'}
            </Button>
          )}
          <CloseButton slot="close" aria-label="Dismiss" className={styles.close ?? ''}>
            <X aria-hidden />
          </CloseButton>
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
