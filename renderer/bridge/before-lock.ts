const longestWaitMs = 800;
const savers = new Set<() => Promise<unknown>>();

/** Registers what must be saved before the journal closes; the returned function takes it back. */
export function saveBeforeLock(save: () => Promise<unknown>): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/** Saves everything that is still being typed; gives up after less than a second, because locked is locked. */
export async function saveEverything(): Promise<void> {
  const deadline = new Promise((resolve) => setTimeout(resolve, longestWaitMs));
  await Promise.race([Promise.allSettled([...savers].map((save) => save())), deadline]);
}
