export { CasesRoom } from './CasesRoom.tsx';
