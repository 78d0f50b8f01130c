import type { Command } from 'commander';
import { fail, ok, type Result } from '../../../shared/domain/result/result.ts';
import type { VaultSecret } from '../../core/vault/open-keys.ts';
import type { AddCommands } from '../add-commands.ts';
import { type GlobalOptions, optionsOf } from '../options.ts';
import { done, type Outcome } from '../outcome.ts';
import { json, print } from '../output.ts';

interface NewPassphraseOptions extends GlobalOptions {
  readonly newPassphraseFile?: string;
}

interface RecoverOptions extends NewPassphraseOptions {
  readonly recoveryCodeFile?: string;
}

const newPassphraseFlag = '--new-passphrase-file <file>';
const newPassphraseHelp = 'a file that holds the new passphrase; asked for by default';

/** Making the journal, and the ways into it. */
export const addVaultCommands: AddCommands = (program, runs) => {
  program
    .command('init')
    .description('make a journal; prints its recovery code once')
    .action(runs((_own: unknown, command: Command) => init(optionsOf(command))));
  program
    .command('passphrase')
    .description('change the passphrase')
    .option(newPassphraseFlag, newPassphraseHelp)
    .action(runs((_own: unknown, command: Command) => changePassphrase(optionsOf(command))));
  program
    .command('recover')
    .description('open with the recovery code, and set a new passphrase')
    .option('--recovery-code-file <file>', 'a file that holds the recovery code; asked for by default')
    .option(newPassphraseFlag, newPassphraseHelp)
    .action(runs((_own: unknown, command: Command) => recover(optionsOf(command))));
};

async function init(options: GlobalOptions): Promise<Outcome> {
  const { showing, withCore } = await import('../session.ts');
  const { newPassphrase, passphraseFile } = await import('../passphrase.ts');
  return withCore(options, async ({ call, folder }) => {
    const status = await call('vault.status', {});
    if (!status.ok) return status;
    if (status.value.state !== 'absent') {
      return fail('exists', `There is a journal in ${folder} already. Nothing was changed.`);
    }
    const passphrase = await newPassphrase(passphraseFile(options));
    if (!passphrase.ok) return passphrase;
    const created = await showing('Making the journal…', () =>
      call('vault.create', { passphrase: passphrase.value }),
    );
    if (!created.ok) return created;
    await printRecoveryCode(created.value.recoveryCode, options);
    return done;
  });
}

async function printRecoveryCode(recoveryCode: string, options: GlobalOptions): Promise<void> {
  if (options.json) {
    await print(json({ recoveryCode }));
    return;
  }
  const advice =
    'It opens the journal when the passphrase is lost. Keep it on paper: it is never shown again.';
  await print(`Recovery code: ${recoveryCode}\n${advice}\n`);
}

async function changePassphrase(options: NewPassphraseOptions): Promise<Outcome> {
  const { passphraseOf } = await import('../passphrase.ts');
  return setPassphrase(options, async () => {
    const old = await passphraseOf(options);
    return old.ok ? ok({ type: 'passphrase', passphrase: old.value }) : old;
  });
}

async function recover(options: RecoverOptions): Promise<Outcome> {
  const { recoveryCodeOf } = await import('../passphrase.ts');
  return setPassphrase(options, async () => {
    const code = await recoveryCodeOf(options.recoveryCodeFile);
    return code.ok ? ok({ type: 'recovery-code', code: code.value }) : code;
  });
}

type AskSecret = () => Promise<Result<VaultSecret, string>>;

async function setPassphrase(options: NewPassphraseOptions, askSecret: AskSecret): Promise<Outcome> {
  const { absence, showing, withCore } = await import('../session.ts');
  const { newPassphrase } = await import('../passphrase.ts');
  const keys = await import('../../core/vault/change-keys.ts');
  return withCore(options, async (doors) => {
    const absent = await absence(doors);
    if (absent) return absent;
    const secret = await askSecret();
    if (!secret.ok) return secret;
    const fresh = await newPassphrase(options.newPassphraseFile);
    if (!fresh.ok) return fresh;
    const { folder } = doors;
    const changed = await showing('Changing the keys…', () =>
      keys.changePassphrase(folder, secret.value, fresh.value),
    );
    if (changed.ok) {
      await print(options.json ? json({ recoveryCode: null }) : changedWords);
      return done;
    }
    // Every copy of the keys was damaged: what the recovery code still opens is enough to make them anew.
    if (changed.failure.code !== 'damaged' || secret.value.type !== 'recovery-code') return changed;
    const rebuilt = await keys.rebuildKeys(folder, secret.value, fresh.value);
    if (!rebuilt.ok) return rebuilt;
    await printRecoveryCode(rebuilt.value.recoveryCode, options);
    return done;
  });
}

const changedWords =
  'The new passphrase opens the journal. Backups made before still open with the old one: `casebook backup` makes one that opens with the new.\n';
