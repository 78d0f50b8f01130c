import { X } from 'lucide-react';
import { useState } from 'react';
import { longestUrl } from '../../../../shared/domain/entry/entry.ts';
import { isSafeUrl } from '../../../../shared/domain/entry/safe-url.ts';
import { Button, IconButton, TextField } from '../../../ui/index.ts';
import { FieldSection } from './FieldSection.tsx';
import styles from './fields.module.css';
import type { EntryFieldProps } from './types.ts';

/** Addresses that back the entry up. */
export function LinksField({ entry, change }: EntryFieldProps) {
  const [url, setUrl] = useState('');
  const [hasTried, setTried] = useState(false);
  const isSafe = isSafeUrl(url.trim());

  function add(): void {
    setTried(url.trim() !== '');
    if (!isSafe) return;
    change({ links: [...entry.links, { url: url.trim(), label: '' }] }, true);
    setUrl('');
    setTried(false);
  }

  return (
    <FieldSection title="Links">
      {entry.links.length > 0 && (
        <ul className={styles.list} aria-label="Links of this entry">
          {entry.links.map((link, index) => (
            <li key={link.url} className={styles.item}>
              <a className={styles.itemName} href={link.url} target="_blank" rel="noopener noreferrer">
                {link.label || link.url.replace(/^(https?:\/\/|mailto:)/, '')}
              </a>
              <IconButton
                label={`Remove the link to ${link.label || link.url}`}
                onPress={() => change({ links: entry.links.toSpliced(index, 1) }, true)}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label="Address of a link"
          isLabelHidden
          placeholder="https://…"
          value={url}
          onChange={setUrl}
          isInvalid={hasTried && !isSafe}
          errorMessage="A link starts with https://, http:// or mailto:."
          maxLength={longestUrl}
        />
        {url.trim() !== '' && (
          <Button type="submit" className={styles.start}>
            Add the link
          </Button>
        )}
      </form>
    </FieldSection>
  );
}
