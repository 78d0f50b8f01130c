declare module 'write-file-atomic' {
  /** Writes a temporary file beside `filename`, flushes it and renames it into place. */
  function writeFileAtomic(
    filename: string,
    data: string,
    options: { readonly mode: number; readonly fsync: true },
  ): Promise<void>;
  export = writeFileAtomic;
}
