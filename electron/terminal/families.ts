import type { AddCommands } from './add-commands.ts';

/** Commands that share a file, which is loaded only when one of them may be meant. */
export interface Family {
  readonly names: readonly string[];
  load(): Promise<AddCommands>;
}

/** Every family, in the order the help shows them. */
export const families: readonly Family[] = [
  {
    names: ['init', 'passphrase', 'recover'],
    load: async () => (await import('./commands/vault.ts')).addVaultCommands,
  },
  { names: ['log'], load: async () => (await import('./commands/log.ts')).addLogCommand },
  {
    names: ['show', 'edit', 'delete', 'untrash', 'trash'],
    load: async () => (await import('./commands/entries.ts')).addEntryCommands,
  },
  {
    names: ['list', 'search'],
    load: async () => (await import('./commands/lists.ts')).addListCommands,
  },
  {
    names: ['confirm', 'reject'],
    load: async () => (await import('./commands/evidence.ts')).addEvidenceCommands,
  },
  { names: ['map'], load: async () => (await import('./commands/map.ts')).addMapCommand },
  { names: ['areas'], load: async () => (await import('./commands/areas.ts')).addAreasCommand },
  { names: ['ladder'], load: async () => (await import('./commands/ladder.ts')).addLadderCommands },
  { names: ['case', 'draft'], load: async () => (await import('./commands/cases.ts')).addCaseCommands },
  {
    names: ['backup', 'restore', 'verify'],
    load: async () => (await import('./commands/backup.ts')).addBackupCommands,
  },
  {
    names: ['import', 'export'],
    load: async () => (await import('./commands/not-yet.ts')).addLaterCommands,
  },
];

/**
 * The families a command line may mean: those with a name among its words, since an option's value can look like a
 * command; all of them where no word is one, or where help is asked for before any.
 */
export function familiesNamedIn(commandLine: readonly string[]): readonly Family[] {
  const [first] = commandLine;
  if (first === '--help' || first === '-h' || first === 'help') return families;
  const named = families.filter((family) => family.names.some((name) => commandLine.includes(name)));
  return named.length > 0 ? named : families;
}
