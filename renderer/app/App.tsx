import { useEffect, useRef, useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useHealth, useVaultStatus, type Value } from '../bridge/index.ts';
import { CommandProvider, ToastRegion, Waiting } from '../ui/index.ts';
import { Frame } from './Frame.tsx';
import { Gate } from './Gate.tsx';
import { endsWithLock, type Passage, PassageContext } from './passage.ts';
import { returnToPlace } from './place.ts';
import { Stopped } from './Stopped.tsx';
import { useActivity } from './use-activity.ts';
import { useAppearance } from './use-appearance.ts';
import { useForgetting } from './use-forgetting.ts';
import { Veil } from './Veil.tsx';

/** What the window shows: a page before the rooms, or the rooms, as the journal's status and the person have it. */
export function App() {
  const status = useVaultStatus();
  const health = useHealth();
  const [passage, setPassage] = useState<Passage>();
  const isUnlocked = status?.state === 'unlocked';
  useAppearance();
  useActivity(isUnlocked);
  useForgetting(status);

  const wasUnlocked = useRef(false);
  useEffect(() => {
    if (wasUnlocked.current && !isUnlocked) {
      setPassage((shown) => (shown && endsWithLock(shown) ? undefined : shown));
    }
    wasUnlocked.current = isUnlocked;
  }, [isUnlocked]);

  if (health === 'stopped') return <Stopped />;
  if (!status) return <Waiting label="Looking for your journal" />;
  return (
    <PassageContext value={setPassage}>
      {passage || !isUnlocked ? (
        <Gate status={status} passage={passage} onPassage={setPassage} />
      ) : (
        <Rooms status={status} />
      )}
      {isUnlocked && <Veil />}
    </PassageContext>
  );
}

function Rooms({ status }: { readonly status: Value<'vault.status'> }) {
  // Before anything reads a route from the address.
  useState(() => returnToPlace(status.journalName));
  return (
    <CommandProvider>
      <Router hook={useHashLocation}>
        <Frame status={status} />
      </Router>
      <ToastRegion />
    </CommandProvider>
  );
}
