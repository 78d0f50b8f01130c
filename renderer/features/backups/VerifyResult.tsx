import type { VerifyReport } from '../../../shared/contract/backup-channels.ts';
import { counted } from '../../../shared/domain/wording/counted.ts';
import { Notice } from '../../ui/index.ts';
import styles from './backups.module.css';

/** What a look at the journal, its index and every backup found. */
export function VerifyResult({ report: { entries, problems, backups } }: { readonly report: VerifyReport }) {
  const damaged = backups.filter(({ state }) => state === 'damaged').length;
  const isWhole = problems.length === 0 && damaged === 0;
  const sound = backups.filter(({ state }) => state === 'sound').length;
  return (
    <div role="status" className={styles.result}>
      <Notice tone={isWhole ? 'info' : 'warning'}>
        {problems.length === 0
          ? `The journal is whole: ${counted(entries, 'entry', 'entries')}, and the index fits them.`
          : 'The journal is not whole:'}
        {problems.length > 0 && (
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}{' '}
        {counted(sound, 'backup')} opened and found sound
        {damaged > 0 ? `, ${damaged} damaged: make a new one, then remove what is damaged.` : '.'}
      </Notice>
    </div>
  );
}
