import type { VaultKeys } from '../../../shared/contract/vault-channels.ts';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { Platform } from '../platform.ts';
import type { OpenHandlers } from '../router.ts';
import {
  addKeychainSlot,
  changePassphrase,
  hasKeychainSlot,
  provesRecoveryCode,
  rebuildKeys,
  removeKeychainSlot,
  replaceRecoveryCode,
} from '../vault/change-keys.ts';
import { readKeyrings } from '../vault/keyring-files.ts';
import { rotateKeys } from '../vault/rotate-keys.ts';
import type { Jobs } from './jobs.ts';
import type { JournalSession } from './journal-session.ts';
import type { Notices } from './notices.ts';
import type { OpenedJournal } from './opened-journal.ts';

type KeyChannel =
  | 'vault.keys'
  | 'vault.change-passphrase'
  | 'vault.replace-recovery-code'
  | 'vault.confirm-recovery-code'
  | 'vault.set-keychain'
  | 'vault.rotate-keys'
  | 'vault.rebuild-keys';

/** What the handlers of the keys work with. */
export interface KeyParts {
  readonly platform: Platform;
  readonly session: JournalSession;
  readonly jobs: Jobs;
  readonly notices: Notices;
  /** Says that the keys changed, so that windows read them again. */
  changed(): void;
}

/** The ways into the journal: looking at them, changing them, making them anew. */
export function keyHandlers(parts: KeyParts): Pick<OpenHandlers, KeyChannel> {
  const { platform, session, jobs, notices, changed } = parts;
  const cost = platform.derivationCost;

  async function keysOf({ folder, thread }: OpenedJournal): Promise<VaultKeys> {
    const confirmed = await thread.perform('fact', { key: 'recovery-code' });
    const keychain = await platform.keychain?.state();
    const slot = await recoverySlotMark(folder);
    const isConfirmed = platform.isSample || (slot !== undefined && confirmed.ok && confirmed.value === slot);
    return {
      recoveryCode: isConfirmed ? 'confirmed' : 'unconfirmed',
      keychain: {
        isOn: await hasKeychainSlot(folder),
        isUsable: keychain?.usable ?? false,
        backend: keychain?.usable ? keychain.backend : null,
        reason: keychain?.usable ? null : (keychain?.reason ?? noKeychainSentence),
      },
    };
  }

  function renew(folder: string, passphrase: string) {
    return session.whileClosed(async () => {
      const rotated = await rotateKeys({
        folder,
        secret: { type: 'passphrase', passphrase },
        ...(cost && { cost }),
        ...(platform.keychain && { keychain: platform.keychain }),
      });
      if (!rotated.ok) return rotated;
      const { recoveryCode, vault, keychainSlot } = rotated.value;
      if (keychainSlot === 'dropped') notices.tell(keychainDroppedNotice);
      return ok({ vault, value: { recoveryCode } });
    });
  }

  return {
    'vault.keys': async (_params, journal) => ok(await keysOf(journal)),

    'vault.change-passphrase': async ({ secret, newPassphrase }, { folder }) => {
      const done = told(await changePassphrase(folder, secret, newPassphrase, cost));
      if (done.ok) changed();
      return done;
    },

    'vault.replace-recovery-code': async ({ secret }, { folder }) => {
      const replaced = told(await replaceRecoveryCode(folder, secret));
      if (replaced.ok) changed();
      return replaced;
    },

    'vault.confirm-recovery-code': async ({ code }, journal) => {
      const { folder, thread } = journal;
      const slot = await recoverySlotMark(folder);
      const proven = await provesRecoveryCode(folder, code);
      if (!proven.ok) {
        const { code: reason, message } = proven.failure;
        return fail(reason === 'wrong-recovery-code' ? reason : 'keys-damaged', message);
      }
      // Noted by its slot, so that any later code, however it came about, is to be confirmed again.
      if (slot !== undefined) await thread.perform('set-fact', { key: 'recovery-code', value: slot });
      changed();
      return ok(await keysOf(journal));
    },

    'vault.set-keychain': async ({ isOn, secret }, journal) => {
      const { folder } = journal;
      const { keychain } = platform;
      if (isOn && !keychain) return fail('keychain-refused', noKeychainSentence);
      const done = told(
        isOn && keychain
          ? await addKeychainSlot(folder, secret, keychain)
          : await removeKeychainSlot(folder, secret),
      );
      if (!done.ok) return done;
      changed();
      return ok(await keysOf(journal));
    },

    'vault.rotate-keys': async ({ passphrase }, { folder }) => {
      const renewed = await jobs.run('rotate-keys', () => renew(folder, passphrase));
      changed();
      return told(renewed);
    },

    'vault.rebuild-keys': async ({ secret, newPassphrase }) => {
      const { folder } = session.places.current();
      const rebuilt = told(await rebuildKeys(folder, secret, newPassphrase, cost));
      changed();
      return rebuilt;
    },
  };
}

/** What tells the slot of this recovery code from that of any other; nothing where the keyring has none. */
async function recoverySlotMark(folder: string): Promise<string | undefined> {
  for (const copy of await readKeyrings(folder)) {
    if (copy.state !== 'intact') continue;
    return copy.keyring.slots.find(({ type }) => type === 'recovery-code')?.iv;
  }
  return undefined;
}

/** Codes of the keys' own functions that a window never sees under that name. */
type Renamed = 'damaged' | 'absent';

/** The same answer with codes that tell a window that it is the keys that are damaged, not the database. */
function told<Value, Code extends string>(
  answer: Result<Value, Code>,
): Result<Value, Exclude<Code, Renamed> | 'keys-damaged'> {
  if (answer.ok) return answer;
  const { code, message } = answer.failure;
  // Keys that are missing while their journal is open, or beside its database, are damage.
  const isRenamed = code === 'damaged' || code === 'absent';
  return isRenamed ? fail('keys-damaged', message) : fail(code as Exclude<Code, Renamed>, message);
}

const keychainDroppedNotice = {
  id: 'keychain-dropped',
  tone: 'info',
  message:
    'The keys were renewed without the system’s keychain, so it does not open this journal any more. Turn it on again in Settings.',
} as const;

const noKeychainSentence =
  'This shell of Casebook reaches no system keychain: only the desktop’s own window does.';
