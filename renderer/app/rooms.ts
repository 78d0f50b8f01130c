import { Briefcase, ChartNoAxesColumn, NotebookPen, Settings } from 'lucide-react';
import type { ComponentType } from 'react';
import { addresses } from '../bridge/index.ts';
import { CasesRoom } from '../features/cases/index.ts';
import { JournalRoom } from '../features/journal/index.ts';
import { SkillsRoom } from '../features/skills/index.ts';
import { SettingsPage } from './SettingsPage.tsx';

/** A room of the program: where it is, what it is called, the key that opens it. */
export interface RoomDoor {
  readonly path: string;
  readonly name: string;
  readonly key: string;
  readonly icon: ComponentType<{ 'aria-hidden': true }>;
  readonly component: ComponentType;
}

/** The rooms that exist, in the order of their keys. Each room routes within itself. */
export const rooms: readonly RoomDoor[] = [
  { path: addresses.journal, name: 'Journal', key: '1', icon: NotebookPen, component: JournalRoom },
  { path: addresses.skills, name: 'Skills', key: '2', icon: ChartNoAxesColumn, component: SkillsRoom },
  { path: addresses.cases, name: 'Cases', key: '3', icon: Briefcase, component: CasesRoom },
  { path: addresses.settings, name: 'Settings', key: '4', icon: Settings, component: SettingsPage },
];

/** The room an address lies in; the journal for any other. */
export function roomAt(location: string): RoomDoor {
  const found = rooms.find((room) => location === room.path || location.startsWith(`${room.path}/`));
  const [journal] = rooms;
  if (!journal) throw new Error('there are no rooms');
  return found ?? journal;
}
