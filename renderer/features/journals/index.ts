export { JournalChooser } from './JournalChooser.tsx';
