export { BackupsSection } from './BackupsSection.tsx';
export { RestorePage } from './RestorePage.tsx';
