import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSignedBy, parseHeader, signHeader } from '../../../../electron/core/backup/container.ts';
import { longestHeader } from '../../../../electron/core/backup/container-form.ts';
import { verifyBackup } from '../../../../electron/core/backup/verify-backup.ts';
import { newestVersion } from '../../../../electron/core/database/migrate.ts';
import { changePassphrase } from '../../../../electron/core/vault/change-keys.ts';
import { newDataKey } from '../../../../electron/core/vault/data-key.ts';
import { howMany, reportFigure } from '../../../soak/figure.ts';
import { codeOf, failureOf, succeeded } from '../../../support/outcomes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { cheapest } from '../vault/vault-fixtures.ts';
import {
  changed,
  container,
  journalToBackUp,
  namesIn,
  noon,
  openOn,
  partsOf,
  passphrase,
} from './backup-fixtures.ts';

const isWindows = process.platform === 'win32';

/** A sound backup, a place beside it for changed ones, and how one is looked at. */
async function soundBackup() {
  const made = await journalToBackUp();
  const { file } = await made.backUp();
  const { dataKey } = made;
  const workFolder = temporaryFolder();
  const other = join(workFolder, 'other.casebook');
  const look = (path: string) => verifyBackup(path, { dataKey }, { workFolder });
  const lookAt = (bytes: Buffer) => {
    writeFileSync(other, bytes);
    return look(other);
  };
  return { ...made, file, bytes: readFileSync(file), dataKey, workFolder, other, look, lookAt };
}

describe('what is no backup', () => {
  test('an empty file, a short one, another program’s', async () => {
    const { lookAt } = await soundBackup();
    for (const bytes of [Buffer.alloc(0), Buffer.from('CASEBOOK'), Buffer.alloc(9000, 'x')]) {
      expect(failureOf(await lookAt(bytes))).toMatchObject({ code: 'not-a-backup' });
    }
  });

  test('a missing file, and a folder', async () => {
    const { look, workFolder } = await soundBackup();
    expect(codeOf(await look(join(workFolder, 'none.casebook')))).toBe('not-found');
    expect(codeOf(await look(join(workFolder, 'other.casebook', 'deeper')))).toBe('not-found');
    expect(codeOf(await look(workFolder))).toBe('not-a-backup');
  });

  test.skipIf(isWindows)('a pipe is not waited for, and a link is not followed', async () => {
    const { look, workFolder, file } = await soundBackup();
    const pipe = join(workFolder, 'pipe.casebook');
    spawnSync('mkfifo', [pipe]);
    symlinkSync(file, join(workFolder, 'link.casebook'));
    expect(codeOf(await look(pipe))).toBe('not-a-backup');
    expect(codeOf(await look(join(workFolder, 'link.casebook')))).toBe('not-a-backup');
  });
});

describe('what a newer version made', () => {
  test('is told as such, by the form, the header, the keyring and the shape of the database', async () => {
    const { lookAt, bytes, dataKey } = await soundBackup();
    const { header, body } = partsOf(bytes);
    const { format, version, mac, ...unsigned } = header as never as ReturnType<typeof signHeader>;
    const keyring = { ...(unsigned.keyring as object), version: 99 };
    for (const newer of [
      container(header, body, 'CASEBOOK BACKUP 2\n'),
      container({ ...header, version: 2, more: true }, body),
      container(signHeader({ ...unsigned, keyring }, dataKey), body),
      container(signHeader({ ...unsigned, schemaVersion: newestVersion + 1 }, dataKey), body),
    ]) {
      const failure = failureOf(await lookAt(newer));
      expect(failure.code).toBe('newer-version');
      expect(failure.message).toMatch(/newer Casebook.*Nothing was changed/);
    }
  });
});

describe('what was written by somebody hostile', () => {
  test('a header that claims to be huge, or longer than the file, is not read', async () => {
    const { lookAt, bytes } = await soundBackup();
    for (const claim of [0, 1, longestHeader + 1, 0x7fffffff, 0xffffffff]) {
      const lying = Buffer.from(bytes);
      lying.writeUInt32BE(claim, 18);
      expect(codeOf(await lookAt(lying))).toBe('backup-damaged');
    }
  });

  test('a header that is nested, repeated, padded, in another order or of other fields', async () => {
    const { lookAt, bytes } = await soundBackup();
    const { header, body } = partsOf(bytes);
    const text = JSON.stringify(header);
    const { mac, ...withoutMac } = header;
    const headers: unknown[] = [
      '['.repeat(60_000),
      `${'{"keyring":'.repeat(9000)}1${'}'.repeat(9000)}`,
      'null',
      '[]',
      '"x"',
      ` ${text}`,
      `${text}\n`,
      text.replace('"reason":', '"reason":"daily","reason":'),
      text.replace('"version":1', '"version":1.0'),
      text.replace('casebook backup', 'c\\u0061sebook backup'),
      text.replace('"daily"', '"weekly"'),
      { mac, ...withoutMac },
      withoutMac,
      { ...header, more: 1 },
      text.replace('{', '{"__proto__":{},'),
      { ...header, keyring: null },
      { ...header, keyring: { ...(header.keyring as object), slots: [] } },
      { ...header, createdAt: '2026-11-22T12:00:00Z' },
      { ...header, createdAt: '2026-02-31T12:00:00.000Z' },
      { ...header, databaseBytes: -1 },
      { ...header, databaseBytes: 1e300 },
      { ...header, databaseBytes: body.length + 1 },
      { ...header, databaseBytes: '8192' },
      { ...header, databaseSha256: `${header.databaseSha256}=` },
    ];
    for (const each of headers) expect(codeOf(await lookAt(container(each, body)))).toBe('backup-damaged');
  });

  test('a key derivation out of bounds is refused before it is run', async () => {
    const { bytes, other } = await soundBackup();
    const { header, body } = partsOf(bytes);
    for (const [memoryKiB, passes] of [
      [8 * 1024 * 1024, 3],
      [64, 3],
      [64 * 1024, 4_000_000_000],
    ]) {
      const text = JSON.stringify(header)
        .replace(/"memoryKiB":\d+/, `"memoryKiB":${memoryKiB}`)
        .replace(/"passes":\d+/, `"passes":${passes}`);
      writeFileSync(other, container(text, body));
      const answer = await verifyBackup(other, { secret: { type: 'passphrase', passphrase } });
      expect(codeOf(answer)).toBe('backup-damaged');
    }
  });

  test('a backup forged with keys of their own does not pass for this journal’s', async () => {
    const { bytes, lookAt } = await soundBackup();
    const stranger = await journalToBackUp();
    const forged = partsOf(readFileSync((await stranger.backUp()).file));
    expect(failureOf(await lookAt(container(forged.header, forged.body)))).toMatchObject({
      code: 'other-keys',
    });
    const { header } = partsOf(bytes);
    const { keyring } = header;
    expect(codeOf(await lookAt(container({ ...forged.header, keyring }, forged.body)))).toBe(
      'backup-damaged',
    );
  });

  test('the database of another backup under this one’s head', async () => {
    const { bytes, lookAt, backUp, write } = await soundBackup();
    write('Written later.');
    const later = partsOf(readFileSync((await backUp({ now: () => noon + 1000 })).file));
    const { header } = partsOf(bytes);
    const named = {
      databaseBytes: later.body.length,
      databaseSha256: createHash('sha256').update(later.body).digest('base64url'),
    };
    expect(codeOf(await lookAt(container({ ...header, ...named }, later.body)))).toBe('backup-damaged');
    expect(codeOf(await lookAt(container(later.header, partsOf(bytes).body)))).toBe('backup-damaged');
  });

  test('what is signed and yet no database, or none whose pages fit together', async () => {
    const { bytes, lookAt, dataKey } = await soundBackup();
    const { header, body } = partsOf(bytes);
    const { format, version, mac, ...unsigned } = header as never as ReturnType<typeof signHeader>;
    const swapped = Buffer.concat([
      body.subarray(0, 4096),
      body.subarray(8192, 12_288),
      body.subarray(4096, 8192),
      body.subarray(12_288),
    ]);
    for (const database of [Buffer.alloc(8192, 1), swapped, body.subarray(0, body.length - 4096)]) {
      const signed = signHeader(
        {
          ...unsigned,
          databaseBytes: database.length,
          databaseSha256: createHash('sha256').update(database).digest('base64url'),
        },
        dataKey,
      );
      expect(codeOf(await lookAt(container(signed, database)))).toBe('backup-damaged');
    }
  });
});

describe('damage', () => {
  test('every single flipped bit of the head is refused', async () => {
    const { bytes, dataKey, lookAt } = await soundBackup();
    const { bodyStart } = partsOf(bytes);
    const passed: number[] = [];
    const header = bytes.subarray(22, bodyStart);
    for (let bit = 0; bit < header.length * 8; bit += 1) {
      const flipped = flip(Buffer.from(header), bit);
      const parsed = parseHeader(flipped);
      if (parsed.ok && isSignedBy(parsed.value.header, dataKey)) passed.push(bit);
    }
    for (let bit = 0; bit < 22 * 8; bit += 1) {
      if ((await lookAt(flip(Buffer.from(bytes), bit))).ok) passed.push(-bit);
    }
    const whole = parseHeader(header);
    const isWholeTaken = whole.ok && isSignedBy(whole.value.header, dataKey);
    reportFigure({
      promise: 'Backups restore',
      figure: `${bodyStart * 8} flipped bits, each bit of a backup’s head once: ${passed.length} accepted`,
      goal: '0 accepted',
      isMet: passed.length === 0 && isWholeTaken,
      control: isWholeTaken ? 'the head as it was written: accepted' : 'the head as it was written: refused',
    });
    expect(passed).toEqual([]);
    expect(isWholeTaken).toBe(true);
  });

  test('a flipped bit anywhere in the file is refused', async () => {
    const { bytes, lookAt } = await soundBackup();
    const count = howMany(60, 1000);
    let accepted = 0;
    for (const bit of fc.sample(fc.nat(bytes.length * 8 - 1), count)) {
      if ((await lookAt(flip(Buffer.from(bytes), bit))).ok) accepted += 1;
    }
    const control = codeOf(await lookAt(bytes));
    reportFigure({
      promise: 'Backups restore',
      figure: `${count} backups with one flipped bit: ${accepted} taken for sound`,
      goal: '0 taken for sound',
      isMet: accepted === 0 && control === 'ok',
      control: `the backup as it was written: ${control === 'ok' ? 'sound' : 'refused'}`,
    });
    expect({ accepted, control }).toEqual({ accepted: 0, control: 'ok' });
  });

  test('a file cut short anywhere, or with something after its end, is refused', async () => {
    const { bytes, look, other, workFolder } = await soundBackup();
    for (const length of [...fc.sample(fc.nat(bytes.length - 1), howMany(40, 400)), bytes.length - 1]) {
      writeFileSync(other, bytes);
      truncateSync(other, length);
      expect((await look(other)).ok).toBe(false);
    }
    changed(other, other, () => Buffer.concat([bytes, Buffer.from([0])]));
    expect(codeOf(await look(other))).toBe('backup-damaged');
    expect(namesIn(workFolder)).toEqual(['other.casebook']);
  });
});

describe('keys', () => {
  test('opens with the data key, the passphrase and the recovery code of its day', async () => {
    const { file, dataKey, recoveryCode } = await soundBackup();
    const expected = { entries: 1, createdAt: '2026-11-22T12:00:00.000Z', schemaVersion: newestVersion };
    const secrets = [
      { type: 'passphrase', passphrase },
      { type: 'recovery-code', code: recoveryCode.toLowerCase() },
    ] as const;
    expect(succeeded(await verifyBackup(file, { dataKey }))).toEqual(expected);
    for (const secret of secrets) expect(succeeded(await verifyBackup(file, { secret }))).toEqual(expected);
    // The key that was lent is still the caller's.
    expect(dataKey.equals(Buffer.alloc(32))).toBe(false);
  });

  test('a wrong secret is told as one, and a slip in the code as a slip', async () => {
    const { file, recoveryCode } = await soundBackup();
    const stranger = await journalToBackUp();
    const answers = await Promise.all(
      [
        { type: 'passphrase', passphrase: 'another one' } as const,
        { type: 'recovery-code', code: stranger.recoveryCode } as const,
        { type: 'recovery-code', code: recoveryCode.slice(2) } as const,
      ].map((secret) => verifyBackup(file, { secret })),
    );
    expect(answers.map(codeOf)).toEqual(['wrong-passphrase', 'wrong-recovery-code', 'wrong-recovery-code']);
    expect(answers.map((answer) => failureOf(answer).message)).toEqual([
      expect.stringMatching(/on the day it was made/),
      expect.stringMatching(/on the day it was made/),
      expect.stringMatching(/has 34 characters/),
    ]);
  });

  test('made before the passphrase changed, it opens with the old one and not with the new', async () => {
    const { folder, file, backUp } = await soundBackup();
    succeeded(await changePassphrase(folder, { type: 'passphrase', passphrase }, 'the new one', cheapest));
    const later = await backUp({ now: () => noon + 1000 });
    const opens = async (path: string, secret: string) =>
      codeOf(await verifyBackup(path, { secret: { type: 'passphrase', passphrase: secret } }));
    expect([await opens(file, passphrase), await opens(file, 'the new one')]).toEqual([
      'ok',
      'wrong-passphrase',
    ]);
    expect([await opens(later.file, passphrase), await opens(later.file, 'the new one')]).toEqual([
      'wrong-passphrase',
      'ok',
    ]);
  });

  test('made with other keys it is told apart from a damaged one', async () => {
    const { file, bytes, other } = await soundBackup();
    const proof = { dataKey: newDataKey() };
    expect(codeOf(await verifyBackup(file, proof))).toBe('other-keys');
    writeFileSync(other, flip(Buffer.from(bytes), bytes.length * 8 - 1));
    expect(codeOf(await verifyBackup(other, proof))).toBe('backup-damaged');
  });
});

test('stopped, it leaves nothing behind; so it does when all is well', async () => {
  const { file, dataKey, workFolder } = await soundBackup();
  for (const when of [0, 1]) {
    const stopping = new AbortController();
    if (when === 0) stopping.abort();
    const answer = await verifyBackup(
      file,
      { dataKey },
      { workFolder, signal: stopping.signal, onProgress: () => stopping.abort() },
    );
    // What was taken out by then is looked at to the end.
    expect(codeOf(answer)).toBe(when === 0 ? 'cancelled' : 'ok');
    expect(namesIn(workFolder)).toEqual([]);
  }
});

test('says so where there is no room to take it out', async () => {
  const { file, dataKey } = await soundBackup();
  const answer = await verifyBackup(file, { dataKey }, { workFolder: join(temporaryFolder(), 'gone') });
  expect(failureOf(answer)).toMatchObject({ code: 'not-writable' });
});

test('what it looks at stays as it was, and so does the journal', async () => {
  const { file, bytes, folder, dataKey, journal } = await soundBackup();
  succeeded(await verifyBackup(file, { dataKey }, { workFolder: folder }));
  expect(readFileSync(file).equals(bytes)).toBe(true);
  journal.close();
  const again = openOn(folder, dataKey);
  expect(again.check()).toEqual({ problems: [], entries: 1 });
  again.close();
});

function flip(bytes: Buffer, bit: number): Buffer {
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return bytes;
}
