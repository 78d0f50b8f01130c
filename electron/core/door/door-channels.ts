import { type ChannelName, contract } from '../../../shared/contract/contract.ts';

/** Channels beside the journal's contents that another program of the same person may use. */
const alsoPassing: readonly ChannelName[] = ['backup.make', 'backup.list', 'backup.verify', 'vault.keys'];

/** Whether a call may come through the door: never one that makes, locks or changes the vault or the settings. */
export function passesDoor(name: unknown): name is ChannelName {
  if (typeof name !== 'string' || !Object.hasOwn(contract, name)) return false;
  const channel = name as ChannelName;
  const { access } = contract[channel];
  return access === 'read' || access === 'write' || alsoPassing.includes(channel);
}
