export { RescuePage } from './RescuePage.tsx';
