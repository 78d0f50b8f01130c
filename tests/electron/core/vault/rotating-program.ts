/** A program that rotates the keys of the journal named on its standard input again and again, until it is killed. */
import { createInterface } from 'node:readline';
import { rotateKeys } from '../../../../electron/core/vault/rotate-keys.ts';
import { cheapest } from '../../../support/platform.ts';

async function rotateForEver(folder: string, passphrase: string): Promise<void> {
  for (;;) {
    const rotated = await rotateKeys({ folder, secret: { type: 'passphrase', passphrase }, cost: cheapest });
    process.stdout.write(rotated.ok ? 'rotated\n' : `${rotated.failure.code}\n`);
    if (!rotated.ok && rotated.failure.code !== 'busy') return;
  }
}

createInterface({ input: process.stdin }).once('line', (line) => {
  const { folder, passphrase } = JSON.parse(line) as { folder: string; passphrase: string };
  void rotateForEver(folder, passphrase);
});
process.stdout.write('ready\n');
