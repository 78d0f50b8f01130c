import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import { x25519PrivateKey } from '../vault/x25519.ts';
import { openDrop } from './drop-format.ts';

/** A drop to the private key of RFC 7748, section 6.1, whose contents another implementation confirmed. */
const known = {
  drop: 'Q0FTRUJPT0sgRFJPUCAxCtJa04fg88BSXSY02bDHmfEm-1CYKo3cYFvdir-A1pQ2Q6EDSmqfOrf9JtbD3eWrXG4tTzIC-cJTdHEZhNrqTFlv0eFTvYyVN03-avXzeLaKK34uhyJdKY6xTJYUmzQdVPNtg49VrnE-R2hrkFgCTK_T43DISEvr-LnMJcTa1pkdqyeDiTyHClQ2JaP4ZIS8oLAXQNBYzAkCPoKyp69BnmolliZecCNpo9eRuz5McZKG_O_OC35meiJPTnshE6g3J23cKB4qHjSZ9YkOIgd8IX0V6C7FHI2joqDuwpyL5LQFJWBnm2cK-uEYWKqK-EzUDg',
  privateKey: '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
  identity: {
    id: '01960000-0000-7000-8000-000000000001' as EntryId,
    vaultId: '3f0c8a52-6f0b-4c5e-9f1d-2a7b8c9d0e1f',
  },
  contents: '{"known":"answer"}',
};

let isProven = false;

/**
 * Opens a known drop once in each process, and throws where anything else comes out: X25519, HKDF-SHA256 and
 * AES-256-GCM are proven before the first words are entrusted to them, without the slow derivation of a passphrase.
 */
export function testDropBox(): void {
  if (isProven) return;
  const privateKey = x25519PrivateKey(Buffer.from(known.privateKey, 'hex'));
  const opened = openDrop(Buffer.from(known.drop, 'base64url'), [privateKey], known.identity);
  if (opened?.toString('utf8') !== known.contents) throw new Error(brokenSentence);
  isProven = true;
}

const brokenSentence =
  'Casebook stopped: X25519, HKDF or AES-256-GCM does not work correctly on this computer. Nothing was saved. Install Casebook again, or use another computer.';
