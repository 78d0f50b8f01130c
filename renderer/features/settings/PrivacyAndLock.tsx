import { lockAfterBounds, type ShellAbilities } from '../../../shared/contract/settings-channels.ts';
import { useMutationOf, useQueryOf } from '../../bridge/index.ts';
import { Notice, NumberField, Switch } from '../../ui/index.ts';
import { Section } from './Section.tsx';
import styles from './SettingsRoom.module.css';

/** What to say where the window cannot be kept out of screenshots. */
function captureWords({ shell }: ShellAbilities): string {
  return shell === 'browser'
    ? 'Screenshots: a browser’s page cannot be kept out of screenshots and recordings.'
    : 'Screenshots: this system has no way to keep a window out of screenshots and recordings.';
}

/** When the journal locks by itself, and what others may see of the window. */
export function PrivacyAndLock() {
  const settings = useQueryOf('settings.get', {});
  const abilities = useQueryOf('shell.abilities', {});
  const set = useMutationOf('settings.set');
  const { data } = settings;
  const failure = set.failure ?? settings.failure ?? abilities.failure;
  return (
    <Section title="Privacy and lock">
      {data && (
        <>
          <NumberField
            label="Lock after"
            unit={data.lockAfterMinutes === 1 ? 'minute without you' : 'minutes without you'}
            description={`From ${lockAfterBounds.least} to ${lockAfterBounds.most}. What you are typing is saved first.`}
            value={data.lockAfterMinutes}
            least={lockAfterBounds.least}
            most={lockAfterBounds.most}
            onChange={(lockAfterMinutes) => void set.run({ lockAfterMinutes })}
          />
          <Switch
            label="Blur while another window is in front"
            description="So that nobody reads along while you do something else."
            isSelected={data.hidesWhenUnfocused}
            onChange={(hidesWhenUnfocused) => void set.run({ hidesWhenUnfocused })}
          />
          {abilities.data?.canHoldOffScreenCapture && (
            <Switch
              label="Keep the window out of screenshots and recordings"
              description="The system is asked to leave it black. A camera still sees it."
              isSelected={data.holdsOffScreenCapture}
              onChange={(holdsOffScreenCapture) => void set.run({ holdsOffScreenCapture })}
            />
          )}
        </>
      )}
      {abilities.data && (
        <ul className={styles.points}>
          {!abilities.data.canHoldOffScreenCapture && <li>{captureWords(abilities.data)}</li>}
          <li>
            {abilities.data.locksWithSystem
              ? 'The journal also locks when the computer sleeps and when its screen is locked.'
              : 'The journal does not notice when the screen is locked or the computer sleeps: lock it yourself before you leave. After the minutes above it locks by itself.'}
          </li>
        </ul>
      )}
      {failure && <Notice tone="error">{failure.message}</Notice>}
    </Section>
  );
}
