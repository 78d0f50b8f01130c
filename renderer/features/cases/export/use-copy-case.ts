import type { CaseId } from '../../../../shared/domain/promotion-case/case.ts';
import type { Failure } from '../../../../shared/domain/result/result.ts';
import { useCall } from '../../../bridge/index.ts';
import { showToast } from '../../../ui/index.ts';
import { copyRich } from './clipboard.ts';
import { bodyOf } from './html-body.ts';

/** Copies a case with and without formatting; answers with why where it may not leave the journal. */
export function useCopyCase(id: CaseId): () => Promise<Failure | undefined> {
  const call = useCall();
  return async () => {
    const plain = await call('case.export', { id, format: 'md' });
    if (!plain.ok) return plain.failure;
    const html = await call('case.export', { id, format: 'html' });
    if (!html.ok) return html.failure;
    const isCopied = await copyRich({ html: bodyOf(html.value.content), plain: plain.value.content });
    showToast({
      message: isCopied
        ? 'Copied, with formatting and as Markdown.'
        : 'This system does not let Casebook copy. Export the file instead.',
    });
    return undefined;
  };
}
