import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { addresses, useLock, useNewEntryCommand, type Value } from '../bridge/index.ts';
import { type Command, commandKeys, useCommands } from '../ui/index.ts';
import { CommandPalette } from './CommandPalette.tsx';
import styles from './Frame.module.css';
import { RoomBoundary } from './RoomBoundary.tsx';
import { RoomNav } from './RoomNav.tsx';
import { roomAt, rooms } from './rooms.ts';
import { Standing } from './Standing.tsx';
import { useFrameKeys } from './use-keys.ts';

/** The rooms with their navigation, the command palette, and the keys that work everywhere. */
export function Frame({ status }: { readonly status: Value<'vault.status'> }) {
  const [location, navigate] = useLocation();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const lock = useLock();
  const room = roomAt(location);

  // An entry begins in the journal, whichever room it was asked for in.
  function beginEntry(): void {
    navigate(addresses.journal);
    requestAnimationFrame(() => document.getElementById('new-entry')?.focus());
  }

  useNewEntryCommand(beginEntry);
  useFrameKeys({
    onDigit: (digit) => {
      const chosen = rooms.find((other) => other.key === digit);
      if (chosen) navigate(chosen.path);
    },
    onPalette: () => setPaletteOpen(true),
    onLock: () => void lock(),
  });
  const commands: readonly Command[] = [
    { id: 'new-entry', name: 'Write a new entry', keys: 'N', words: 'add log capture', run: beginEntry },
    ...rooms.map((other) => ({
      id: `room ${other.name}`,
      name: `Go to ${other.name}`,
      keys: other.key,
      run: () => navigate(other.path),
    })),
    { id: 'lock', name: 'Lock the journal', keys: commandKeys('Shift L'), run: () => void lock() },
  ];
  useCommands(commands);

  // Another page took the focused control away with it: reading and tabbing go on from the new page's beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of page that may lose the focus.
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById('page')?.focus();
  }, [location]);

  const Shown = room.component;
  return (
    <div className={styles.frame}>
      <RoomNav
        current={room}
        status={status}
        onLock={() => void lock()}
        onPalette={() => setPaletteOpen(true)}
      />
      <div className={styles.room} id="page" tabIndex={-1}>
        <Standing status={status} />
        <RoomBoundary key={room.path}>
          <Shown />
        </RoomBoundary>
      </div>
      <CommandPalette isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} />
    </div>
  );
}
