export { addresses } from './addresses.ts';
export { saveBeforeLock, saveEverything } from './before-lock.ts';
export { stoppedMessage } from './browser-connection.ts';
export { connect, type Link } from './connect.ts';
export {
  type Mutating,
  type PagedEntries,
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
  useSession,
  useVaultStatus,
} from './session.tsx';
export { zoneHere } from './zone-here.ts';
