import { useEffect, useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useHealth, useVaultStatus } from '../bridge/index.ts';
import { JournalChooser } from '../features/journals/index.ts';
import { Unlock } from '../features/unlock/index.ts';
import { Welcome } from '../features/welcome/index.ts';
import { CommandProvider, clearToasts, ToastRegion, Waiting } from '../ui/index.ts';
import { Frame } from './Frame.tsx';
import { Stopped } from './Stopped.tsx';
import { useAppearance } from './use-appearance.ts';

/** What the window shows: welcome, unlock, or the rooms, as the journal's status has it. */
export function App() {
  const status = useVaultStatus();
  const health = useHealth();
  // Making a journal opens it, but its recovery code must be seen first: the welcome stays until it is done.
  const [isWelcoming, setWelcoming] = useState(false);
  useAppearance();

  const isUnlocked = status?.state === 'unlocked';
  useEffect(() => {
    if (!isUnlocked) clearToasts();
  }, [isUnlocked]);

  if (health === 'stopped') return <Stopped />;
  if (!status) return <Waiting label="Looking for your journal" />;
  if (status.state === 'absent' || isWelcoming) {
    return (
      <Welcome
        key={status.journalName}
        status={status}
        onStart={() => setWelcoming(true)}
        onDone={() => setWelcoming(false)}
        otherJournals={<JournalChooser isQuiet />}
      />
    );
  }
  if (status.state === 'locked')
    return <Unlock key={status.journalName} status={status} otherJournals={<JournalChooser />} />;
  return (
    <CommandProvider>
      <Router hook={useHashLocation}>
        <Frame status={status} />
      </Router>
      <ToastRegion />
    </CommandProvider>
  );
}
