/** What one side of the link can be asked: a value in, a value or a promise out, by name. */
export type Calls = { readonly [name: string]: (params: never) => unknown };

/** Asks the other side. */
export type Ask<Theirs extends Calls> = <Name extends keyof Theirs & string>(
  name: Name,
  params: Parameters<Theirs[Name]>[0],
) => Promise<Awaited<ReturnType<Theirs[Name]>>>;

/** One end of Node's channel between a process and its child. */
export interface Port {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

type Message =
  | { readonly type: 'ask'; readonly id: number; readonly name: string; readonly params: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly message: string };

/** Ties two processes together: answers what the other side asks with `ours`, and returns the way to ask it. */
export function connect<Theirs extends Calls>(port: Port, ours: Calls): Ask<Theirs> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;

  const answer = async (id: number, name: string, params: unknown) => {
    const call = ours[name];
    try {
      if (!call) throw new Error(`Nothing answers '${name}'`);
      port.send({ type: 'answer', id, value: await call(params as never) } satisfies Message);
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      port.send({ type: 'failure', id, message } satisfies Message);
    }
  };

  port.onMessage((received) => {
    const message = received as Message;
    if (message.type === 'ask') void answer(message.id, message.name, message.params);
    else {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.type === 'answer') asked?.resolve(message.value);
      else asked?.reject(new Error(message.message));
    }
  });

  return (name, params) => {
    lastId += 1;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.set(lastId, { resolve, reject });
    port.send({ type: 'ask', id: lastId, name, params } satisfies Message);
    return promise as never;
  };
}
