export { CreateJournal } from './CreateJournal.tsx';
export { KeysSection } from './KeysSection.tsx';
export { NewCodePage, type NewCodeReason } from './NewCodePage.tsx';
export { NewPassphrasePage } from './NewPassphrasePage.tsx';
export { RebuildKeysPage } from './RebuildKeysPage.tsx';
export { RenewKeysPage } from './RenewKeysPage.tsx';
