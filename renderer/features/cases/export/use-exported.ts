import { useState } from 'react';
import type { CaseExport, CaseId, ExportFormat } from '../../../../shared/domain/promotion-case/case.ts';
import type { Failure } from '../../../../shared/domain/result/result.ts';
import { useCall, useQueryOf } from '../../../bridge/index.ts';

/** A finished document to look at, and the way to save it as it was looked at. */
export interface Exported {
  /** Absent while it is read, and while the case may not leave the journal. */
  readonly file: CaseExport | undefined;
  readonly failure: Failure | undefined;
  /** True once the case turned out to have changed under the preview; the preview is the new one then. */
  readonly hasChanged: boolean;
  /** The file to save, asked for again; absent where it is not, to the letter, what the preview shows. */
  readonly take: () => Promise<CaseExport | undefined>;
}

/** Reads a case's export in one format. What was read earlier is never handed out once the export is refused. */
export function useExported(id: CaseId, format: ExportFormat): Exported {
  const call = useCall();
  const read = useQueryOf('case.export', { id, format });
  const [hasChanged, setChanged] = useState(false);
  const file = read.failure ? undefined : read.data;
  return {
    file,
    failure: read.failure,
    hasChanged,
    take: async () => {
      const now = await call('case.export', { id, format });
      if (now.ok && now.value.content === file?.content) return now.value;
      setChanged(true);
      read.retry();
      return undefined;
    },
  };
}
