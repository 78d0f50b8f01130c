export { EntryEditor } from './EntryEditor.tsx';
export type { EvidenceMark, EvidenceMarks } from './evidence-marks.ts';
export type { StoredContent } from './load-content.ts';
