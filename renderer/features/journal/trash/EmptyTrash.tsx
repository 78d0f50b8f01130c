import { AlertDialog } from '../../../ui/index.ts';
import { type Loss, lossInWords } from './words.ts';

/** Asks before the trash is emptied, and says what goes with it. */
export function EmptyTrash({
  loss,
  isOpen,
  onOpenChange,
  onConfirm,
}: {
  readonly loss: Loss;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onConfirm: () => void;
}) {
  return (
    <AlertDialog
      title="Empty the trash?"
      confirm="Delete for good"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onConfirm={onConfirm}
    >
      {lossInWords(loss).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </AlertDialog>
  );
}
