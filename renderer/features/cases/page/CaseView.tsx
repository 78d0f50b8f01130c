import { useState } from 'react';
import type { CaseDetail } from '../../../../shared/contract/case-channels.ts';
import { Dialog, showToast } from '../../../ui/index.ts';
import { Findings } from '../checks/Findings.tsx';
import { CaseDocument } from '../document/CaseDocument.tsx';
import { EditingContext } from '../document/editing.ts';
import { useEditingState } from '../document/use-editing-state.ts';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { useCopyCase } from '../export/use-copy-case.ts';
import { caseKindName } from '../kinds.ts';
import { LinkDialog } from '../linking/LinkDialog.tsx';
import { periodWords } from '../words.ts';
import styles from './CasePage.module.css';
import { CaseTitle } from './CaseTitle.tsx';
import { CaseToolbar } from './CaseToolbar.tsx';
import { NarrowedNotice } from './NarrowedNotice.tsx';
import { useIsWide } from './use-is-wide.ts';

/** A case to read and to work on: the document, and the checks beside it or behind a button where it is narrow. */
export function CaseView({ detail }: { readonly detail: CaseDetail }) {
  const editing = useEditingState(detail);
  const isWide = useIsWide();
  const [dialog, setDialog] = useState<'checks' | 'export'>();
  const copy = useCopyCase(detail.id);
  const { kind, from, to } = detail.request;
  const narrowed = editing.order.filter(({ staleReason }) => staleReason === 'narrowed');

  function show(blockId: string | undefined): void {
    setDialog(undefined);
    if (blockId !== undefined) editing.focus(blockId);
  }
  const close = () => setDialog(undefined);
  async function copyAll(): Promise<void> {
    const failure = await copy();
    if (failure?.code === 'narrowed-source') setDialog('export');
    else if (failure) showToast({ message: failure.message });
  }
  const findings = <Findings findings={detail.findings} blocks={detail.blocks} onShow={show} />;

  return (
    <EditingContext value={editing}>
      <div className={styles.page} data-wide={isWide ? '' : undefined}>
        <main className={styles.main}>
          <CaseToolbar
            detail={detail}
            onChecks={isWide ? undefined : () => setDialog('checks')}
            onCopy={() => void copyAll()}
            onExport={() => setDialog('export')}
          />
          {narrowed.length > 0 && (
            <div className={styles.notice}>
              <NarrowedNotice blocks={narrowed} onShow={show} />
            </div>
          )}
          <CaseDocument
            head={
              <header className={styles.head}>
                <CaseTitle />
                <p className={styles.about}>
                  {caseKindName(kind)} · {periodWords(from, to)}
                </p>
              </header>
            }
          />
        </main>
        {isWide && (
          <aside className={styles.aside} aria-label="Checks">
            <h2 className={styles.asideHeading}>
              Checks<span className={styles.count}>{detail.findings.length}</span>
            </h2>
            {findings}
          </aside>
        )}
      </div>
      <Dialog title="Checks" isOpen={dialog === 'checks'} onOpenChange={close}>
        {findings}
      </Dialog>
      <ExportDialog
        id={detail.id}
        isOpen={dialog === 'export'}
        onOpenChange={close}
        onCopy={() => void copyAll()}
        onShowProblem={() => show(narrowed[0]?.id)}
      />
      <LinkDialog />
    </EditingContext>
  );
}
