import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { type Copied, useSession } from '../../bridge/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './keys.module.css';
import { PrintedCode } from './PrintedCode.tsx';

const copiedWords: Readonly<Record<Copied, string>> = {
  'is-cleared': 'Copied. It is taken off the clipboard in a minute, if it is still there.',
  stays:
    'Copied. A browser’s page may not look at the clipboard, so Casebook cannot clear it: copy something else when you are done.',
  refused: 'Copying was not possible here. Write it down instead.',
};

/** A recovery code to write down, copy or print. */
export function ShownCode({ code, journalName }: { readonly code: string; readonly journalName: string }) {
  const { link } = useSession();
  const [copied, setCopied] = useState<Copied>();
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: an output is for results of a form. */}
      <p className={styles.code} role="group" aria-label="Recovery code" translate="no">
        {code}
      </p>
      <div className={styles.actions}>
        <Button onPress={() => void link.copySecret(code).then(setCopied)}>
          <Copy aria-hidden /> Copy
        </Button>
        <Button onPress={() => window.print()}>
          <Printer aria-hidden /> Print
        </Button>
      </div>
      <p className={styles.advice} role="status">
        {copied && copiedWords[copied]}
      </p>
      <PrintedCode code={code} journalName={journalName} />
    </>
  );
}
