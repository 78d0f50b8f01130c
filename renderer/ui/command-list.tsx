import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';

/** Something the command palette offers. Its name holds no entry text. */
export interface Command {
  readonly id: string;
  readonly name: string;
  /** More words it is found by. */
  readonly words?: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Where screens add their commands and the palette reads them. */
export interface CommandList {
  readonly all: () => readonly Command[];
  readonly add: (commands: readonly Command[]) => () => void;
}

const CommandContext = createContext<CommandList | null>(null);

/** Holds the commands of every screen that is shown. */
export function CommandProvider({ children }: { readonly children: ReactNode }) {
  const [list] = useState<CommandList>(() => {
    const groups = new Set<readonly Command[]>();
    return {
      all: () => [...groups].flat(),
      add: (commands) => {
        groups.add(commands);
        return () => groups.delete(commands);
      },
    };
  });
  return <CommandContext value={list}>{children}</CommandContext>;
}

/** The list of commands. */
export function useCommandList(): CommandList {
  const list = useContext(CommandContext);
  if (!list) throw new Error('CommandProvider is missing above this component');
  return list;
}

/** Offers these commands in the palette while the component is shown. */
export function useCommands(commands: readonly Command[]): void {
  const list = useCommandList();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const ids = commands.map((command) => `${command.id}\n${command.name}`).join('\n\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ids` stands for the commands, whose functions change with every render.
  useEffect(
    () =>
      list.add(
        latest.current.map((command) => ({
          ...command,
          run: () => latest.current.find((other) => other.id === command.id)?.run(),
        })),
      ),
    [list, ids],
  );
}
