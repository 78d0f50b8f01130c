import { enableCompileCache } from 'node:module';
import envPaths from 'env-paths';
import { makeFolder } from '../core/make-folder.ts';

/**
 * Keeps the program's compiled code between runs, which halves the time to start. It holds nothing of a journal. The
 * folder is the owner's alone: Node's default, in the shared temporary folder, is one that others could fill first.
 */
export function keepCompiledCode(): void {
  const folder = envPaths('Casebook', { suffix: '' }).cache;
  try {
    makeFolder(folder);
  } catch {
    // Without a place to keep it, code is compiled anew: slower, nothing else.
    return;
  }
  enableCompileCache(folder);
  // The journal's thread looks for it here: what the call above sets holds for this thread alone.
  process.env.NODE_COMPILE_CACHE ??= folder;
}
