import { saveEverything } from '../bridge/index.ts';
import { BackupsSection } from '../features/backups/index.ts';
import { JournalChooser } from '../features/journals/index.ts';
import { KeysSection } from '../features/keys/index.ts';
import { SettingsRoom } from '../features/settings/index.ts';
import { usePassage } from './passage.ts';

/** The settings with what other features put in their places. */
export function SettingsPage() {
  const go = usePassage();
  return (
    <SettingsRoom
      keys={
        <KeysSection
          onNewCode={(code) => go({ at: 'new-code', code, reason: 'replaced' })}
          onRenew={() => go({ at: 'renew-keys' })}
        />
      }
      backups={
        <BackupsSection
          onRestore={(name) => go({ at: 'restore', ...(name === undefined ? {} : { name }) })}
        />
      }
      journals={<JournalChooser onLeave={saveEverything} />}
    />
  );
}
