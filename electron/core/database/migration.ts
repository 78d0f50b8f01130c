import type { OpenDatabase } from './database.ts';

/** One step of the database's shape: its number is its place in the list, and it never changes once released. */
export interface Migration {
  readonly name: string;
  up(database: OpenDatabase): void;
}
