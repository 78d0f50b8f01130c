import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { Button, Checkbox, Notice } from '../../ui/index.ts';
import styles from './Welcome.module.css';

/** The recovery code, shown once: to write down, copy or print. The way on opens when the person says they have it. */
export function RecoveryCode({
  code,
  journalName,
  onDone,
}: {
  readonly code: string;
  readonly journalName: string;
  readonly onDone: () => void;
}) {
  const [isWrittenDown, setWrittenDown] = useState(false);
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <>
      <p className={styles.lead}>
        This code opens “{journalName}” when the passphrase is forgotten. It is shown now and never again.
        Keep it away from this computer: on paper, or in a password store.
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: an output is for results of a form. */}
      <p className={styles.code} role="group" aria-label="Recovery code" translate="no">
        {code}
      </p>
      <div className={styles.actions}>
        <Button onPress={() => void copy()}>
          <Copy aria-hidden /> Copy
        </Button>
        <Button onPress={() => window.print()}>
          <Printer aria-hidden /> Print
        </Button>
        <span className={styles.advice} role="status">
          {copied === 'yes' && 'Copied. Other programs can read the clipboard: clear it afterwards.'}
          {copied === 'no' && 'Copying was not possible here. Write it down instead.'}
        </span>
      </div>
      <Notice>Upper and lower case and the hyphens do not matter when you type it.</Notice>
      <Checkbox label="I have written it down" isSelected={isWrittenDown} onChange={setWrittenDown} />
      <div>
        <Button variant="primary" size="medium" isDisabled={!isWrittenDown} onPress={onDone}>
          Open the journal
        </Button>
      </div>
    </>
  );
}
