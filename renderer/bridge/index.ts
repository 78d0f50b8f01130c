export { addresses } from './addresses.ts';
export { saveBeforeLock, saveEverything } from './before-lock.ts';
export { stoppedMessage } from './browser-connection.ts';
export { connect, type Link } from './connect.ts';
export type { Copied } from './copied.ts';
export type { RunningJob } from './job-store.ts';
export {
  type Mutating,
  type PagedEntries,
  type Params,
  type Queried,
  useCall,
  useMutationOf,
  usePagesOf,
  useQueryOf,
  useRemember,
  type Value,
} from './queries.ts';
export {
  SessionProvider,
  useHealth,
  useLock,
  useNewEntryCommand,
  useRunningJob,
  useSession,
  useVaultStatus,
} from './session.tsx';
export { zoneHere } from './zone-here.ts';
