import { Lock, Search } from 'lucide-react';
import { Link } from 'wouter';
import type { Value } from '../bridge/index.ts';
import { Brand, Button, commandKeys, IconButton, Kbd } from '../ui/index.ts';
import styles from './RoomNav.module.css';
import { type RoomDoor, rooms } from './rooms.ts';

/** The rooms by name, key and place; at the foot, the journal's name and its lock. A bar at the bottom where narrow. */
export function RoomNav({
  current,
  status,
  onLock,
  onPalette,
}: {
  readonly current: RoomDoor;
  readonly status: Value<'vault.status'>;
  readonly onLock: () => void;
  readonly onPalette: () => void;
}) {
  return (
    <>
      <header className={styles.top}>
        <Brand />
        <div className={styles.topActions}>
          <IconButton label="Find a command" onPress={onPalette}>
            <Search aria-hidden />
          </IconButton>
          <IconButton label="Lock the journal" onPress={onLock}>
            <Lock aria-hidden />
          </IconButton>
        </div>
      </header>
      <nav className={styles.nav} aria-label="Rooms">
        <a
          className={styles.skip}
          href={`#${current.path}`}
          onClick={(event) => {
            event.preventDefault();
            document.getElementById('page')?.focus();
          }}
        >
          Skip to the page
        </a>
        <div className={styles.brand}>
          <Brand />
        </div>
        {rooms.map((room) => {
          const Icon = room.icon;
          return (
            <Link
              key={room.path}
              href={room.path}
              className={styles.link ?? ''}
              aria-current={room === current ? 'page' : undefined}
              aria-keyshortcuts={room.key}
            >
              <span className={styles.name}>
                <Icon aria-hidden />
                {room.name}
              </span>
              <span className={styles.key} aria-hidden>
                <Kbd>{room.key}</Kbd>
              </span>
            </Link>
          );
        })}
        <div className={styles.foot}>
          <Button variant="quiet" className={styles.footButton} onPress={onPalette}>
            Commands <Kbd>{commandKeys('K')}</Kbd>
          </Button>
          <Button variant="quiet" className={styles.footButton} onPress={onLock}>
            <span className={styles.name}>
              <Lock aria-hidden /> Lock
            </span>
          </Button>
          <p className={styles.note}>
            {status.isSample ? 'A sample journal, thrown away when it closes.' : status.journalName}
            <br />
            Only on this computer.
          </p>
        </div>
      </nav>
    </>
  );
}
