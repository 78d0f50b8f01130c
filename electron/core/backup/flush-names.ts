import { isSystemError } from '../system-error.ts';
import { flushFolder } from '../vault/durable-file.ts';

/** What file systems answer that cannot flush a folder: those of memory sticks, and of other computers. */
const cannot = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EBADF']);

/** Makes new names in a folder survive a power cut, on a file system that can do that. */
export async function flushNames(folder: string): Promise<void> {
  try {
    await flushFolder(folder);
  } catch (error) {
    if (!isSystemError(error) || !cannot.has(error.code ?? '')) throw error;
  }
}
