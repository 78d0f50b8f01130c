import { useState } from 'react';
import { AlertDialog, Button, Dialog, Popover, showToast, TextField } from '../ui/index.ts';
import { Specimen } from './Specimen.tsx';

/** What floats above the page. */
export function Overlays() {
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Specimen name="Dialog">
        <Button onPress={() => setOpen(true)}>Open the dialog</Button>
        <Dialog
          title="New journal"
          isOpen={isOpen}
          onOpenChange={setOpen}
          footer={<Button variant="primary">Continue</Button>}
        >
          <TextField label="Name" autoFocus />
        </Dialog>
      </Specimen>
      <Specimen name="AlertDialog">
        <Button onPress={() => setAsking(true)}>Ask first</Button>
        <AlertDialog
          title="Empty the trash?"
          confirm="Delete for good"
          isOpen={isAsking}
          onOpenChange={setAsking}
          onConfirm={() => showToast({ message: 'The trash is empty.' })}
        >
          <p>Nobody can bring it back.</p>
        </AlertDialog>
      </Specimen>
      <Specimen name="Popover">
        <Popover label="Date" trigger={<Button>Open the popover</Button>}>
          <TextField label="Date" />
        </Popover>
      </Specimen>
      <Specimen name="Toast">
        <Button onPress={() => showToast({ message: 'Moved to the trash.', undo: () => {} })}>
          Show a message
        </Button>
      </Specimen>
    </>
  );
}
