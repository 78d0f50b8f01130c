import { saveEverything } from '../bridge/index.ts';
import { JournalChooser } from '../features/journals/index.ts';
import { SettingsRoom } from '../features/settings/index.ts';

/** The settings with the chooser of journals in its place. */
export function SettingsWithJournals() {
  return <SettingsRoom journals={<JournalChooser onLeave={saveEverything} />} />;
}
