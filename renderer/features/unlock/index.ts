export { Unlock } from './Unlock.tsx';
