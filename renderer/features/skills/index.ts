export { SkillsRoom } from './SkillsRoom.tsx';
