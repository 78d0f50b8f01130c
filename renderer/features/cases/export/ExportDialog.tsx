import { useState } from 'react';
import type { CaseExport, CaseId, ExportFormat } from '../../../../shared/domain/promotion-case/case.ts';
import { counted } from '../../../../shared/domain/wording/counted.ts';
import { Button, Dialog, Notice, Skeleton, showToast, ToggleGroup } from '../../../ui/index.ts';
import { download } from './download.ts';
import styles from './ExportDialog.module.css';
import { HtmlPreview } from './HtmlPreview.tsx';
import { useExported } from './use-exported.ts';

const formats: readonly { readonly id: ExportFormat; readonly name: string; readonly about: string }[] = [
  {
    id: 'html',
    name: 'HTML',
    about: 'One file for reading and printing. It opens in any browser and requests nothing.',
  },
  {
    id: 'md',
    name: 'Markdown',
    about: 'Plain text with headings, lists and a table, for a wiki or an editor.',
  },
];

function Preview({ file }: { readonly file: CaseExport }) {
  return (
    <>
      <p className={styles.file}>
        {file.fileName} · {counted(Math.ceil(new Blob([file.content]).size / 1024), 'kilobyte', 'kilobytes')}
      </p>
      <section
        className={styles.preview}
        aria-label="What the file says"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
      >
        {file.format === 'html' ? (
          <HtmlPreview html={file.content} />
        ) : (
          <pre className={styles.text}>{file.content}</pre>
        )}
      </section>
    </>
  );
}

interface Exporting {
  readonly id: CaseId;
  readonly onCopy: () => void;
  /** Takes the person to the sentence that stops the export. */
  readonly onShowProblem: () => void;
}

function Exporter({ id, onCopy, onShowProblem, onDone }: Exporting & { readonly onDone: () => void }) {
  const [format, setFormat] = useState<ExportFormat>('html');
  const { file, failure, hasChanged, take } = useExported(id, format);
  async function save(): Promise<void> {
    const taken = await take();
    if (!taken) return;
    download(taken);
    onDone();
    showToast({ message: `Saved as ${taken.fileName}.` });
  }
  if (failure) {
    return (
      <Notice tone="error" action={<Button onPress={onShowProblem}>Show the sentence</Button>}>
        {failure.message}
      </Notice>
    );
  }
  return (
    <>
      <ToggleGroup
        label="Format"
        options={formats}
        value={format}
        onChange={(chosen) => setFormat(chosen ?? 'html')}
      />
      <p>{formats.find((one) => one.id === format)?.about}</p>
      {hasChanged && (
        <Notice tone="warning">The case changed meanwhile. Look at it again, then save it.</Notice>
      )}
      {file ? <Preview file={file} /> : <Skeleton lines={6} />}
      <p className={styles.note}>
        The file is not encrypted: outside the journal, whoever can open it can read it. Private and sealed
        entries are not in it.
      </p>
      <div className={styles.footer}>
        <Button size="medium" isDisabled={!file} onPress={onCopy}>
          Copy
        </Button>
        <Button size="medium" variant="primary" isDisabled={!file} onPress={() => void save()}>
          Save the file
        </Button>
      </div>
    </>
  );
}

/** Chooses a format, shows what the file says, and saves or copies it; or says what keeps the case in the journal. */
export function ExportDialog({
  isOpen,
  onOpenChange,
  ...exporting
}: Exporting & { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void }) {
  return (
    <Dialog title="Export" isWide isOpen={isOpen} onOpenChange={onOpenChange}>
      <Exporter {...exporting} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
