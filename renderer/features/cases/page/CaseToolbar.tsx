import { Ellipsis } from 'lucide-react';
import { useLocation } from 'wouter';
import type { CaseDetail } from '../../../../shared/contract/case-channels.ts';
import { addresses } from '../../../bridge/index.ts';
import { BackLink, Button, Menu, useCommands } from '../../../ui/index.ts';
import { compareAddress } from '../case-addresses.ts';
import { useDeleteCase } from '../use-delete-case.ts';
import styles from './CasePage.module.css';

/** What can be done with the whole case. */
export function CaseToolbar({
  detail,
  onChecks,
  onCopy,
  onExport,
}: {
  readonly detail: CaseDetail;
  /** Opens the checks where they do not stand beside the document. */
  readonly onChecks: (() => void) | undefined;
  readonly onCopy: () => void;
  readonly onExport: () => void;
}) {
  const [, navigate] = useLocation();
  const remove = useDeleteCase();
  const buildAgain = () => navigate(compareAddress(detail.id));
  const print = () => window.print();
  useCommands([
    { id: 'case build again', name: 'Build this case again', run: buildAgain },
    { id: 'case copy', name: 'Copy this case', run: onCopy },
    { id: 'case export', name: 'Export this case', run: onExport },
    { id: 'case print', name: 'Print this case', run: print },
  ]);
  return (
    <div className={styles.toolbar}>
      <BackLink href={addresses.cases}>All cases</BackLink>
      <div className={styles.tools}>
        {onChecks && (
          <Button onPress={onChecks}>
            Checks<span className={styles.count}>{detail.findings.length}</span>
          </Button>
        )}
        <Button onPress={buildAgain}>Build again</Button>
        <Button onPress={onCopy}>Copy</Button>
        <Button variant="primary" onPress={onExport}>
          Export
        </Button>
        <Menu
          label="Case"
          actions={[
            { id: 'print', name: 'Print' },
            { id: 'delete', name: 'Delete this case', isDanger: true },
          ]}
          onAction={(action) => {
            if (action === 'print') print();
            else void remove(detail.id).then((isGone) => isGone && navigate(addresses.cases));
          }}
          trigger={
            <Button variant="quiet" aria-label="More">
              <Ellipsis aria-hidden />
            </Button>
          }
        />
      </div>
    </div>
  );
}
