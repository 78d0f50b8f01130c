import { type Command, InvalidArgumentError, Option } from 'commander';
import { entryKinds } from '../../shared/domain/entry/kind.ts';
import type { Visibility } from '../../shared/domain/entry/visibility.ts';
import { isSkillAreaId, type SkillAreaId, skillAreaIds } from '../../shared/domain/skill-area/taxonomy.ts';

/** The options every command has. */
export interface GlobalOptions {
  readonly journal?: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

/** The flags that set an entry's visibility; at most one is given. */
export type VisibilityFlags = { readonly [V in Visibility]?: boolean };

/** Adds `--kind`, one of the seven. */
export function kindOption(): Option {
  return new Option('--kind <kind>', 'what the entry tells of').choices(entryKinds);
}

/** Adds `--area`, which may be given several times. */
export function areaOption(): Option {
  return new Option('--area <area>', 'a skill area, by its id; may be given several times').argParser(
    (value: string, before: readonly SkillAreaId[] | undefined) => {
      if (!isSkillAreaId(value)) throw new InvalidArgumentError(`Areas are ${skillAreaIds.join(', ')}.`);
      return before?.includes(value) ? before : [...(before ?? []), value];
    },
  );
}

/** Adds `--shareable`, `--private` and `--sealed`, of which at most one may be given. */
export function addVisibilityFlags(command: Command): Command {
  return command
    .addOption(new Option('--shareable', 'may be used in documents').conflicts(['private', 'sealed']))
    .addOption(new Option('--private', 'only for you, in no document').conflicts(['shareable', 'sealed']))
    .addOption(new Option('--sealed', 'hidden even in lists').conflicts(['shareable', 'private']));
}

/** The visibility the flags ask for, where one was given. */
export function visibilityOf(flags: VisibilityFlags): { visibility?: Visibility } {
  if (flags.sealed) return { visibility: 'sealed' };
  if (flags.private) return { visibility: 'private' };
  return flags.shareable ? { visibility: 'shareable' } : {};
}

/** Collects an option that may be given several times. */
export function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Reads a count of at least one. */
export function count(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(value);
}

/** Every option of a command that was given, its own and those every command has. */
export function optionsOf<Own>(command: Command): GlobalOptions & Own {
  return command.optsWithGlobals<GlobalOptions & Own>();
}
