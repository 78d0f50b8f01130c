export { JournalRoom } from './JournalRoom.tsx';
