import type { Application } from '../../electron/core/application.ts';
import type { Answer, ChannelName, Connection, Params } from '../../shared/contract/contract.ts';

/** A connection without anything in between: what every transport has to match. */
export async function connectDirectly(application: Application): Promise<Connection> {
  return {
    call: async <Name extends ChannelName>(name: Name, params: Params<Name>) =>
      (await application.handle(name, params)) as Answer<Name>,
    subscribe: application.subscribe,
  };
}
