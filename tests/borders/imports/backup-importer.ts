import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AttackedJournal, namesIn, openWindowOn } from './attacked-journal.ts';
import { hostileJson } from './hostile-json.ts';
import type { Fate, Importer } from './import-runner.ts';

const magic = 'CASEBOOK BACKUP 1\n';

function container(header: string | Buffer, body: Buffer, claimedBytes?: number): Buffer {
  const bytes = Buffer.from(header);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(claimedBytes ?? bytes.length);
  return Buffer.concat([Buffer.from(magic), length, bytes, body]);
}

function hostileBackups(backup: Buffer): readonly (readonly [string, Buffer])[] {
  const headerBytes = backup.readUInt32BE(magic.length);
  const start = magic.length + 4 + headerBytes;
  const header = JSON.parse(backup.toString('utf8', magic.length + 4, start)) as Record<string, unknown>;
  const body = backup.subarray(start);
  const changed = (more: object) => container(JSON.stringify({ ...header, ...more }), body);
  const flipped = (at: number) => {
    const copy = Buffer.from(backup);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url');
  const otherBody = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8192)]);
  return [
    ['the wrong magic', Buffer.concat([Buffer.from('CASEBOOK BACKUP 7\n'), backup.subarray(magic.length)])],
    ['no magic', backup.subarray(magic.length)],
    ['the magic alone', Buffer.from(magic)],
    ['no length', Buffer.concat([Buffer.from(magic), Buffer.from([0, 0])])],
    ['no header', container('', body)],
    ['a header of four gigabytes', container(JSON.stringify(header), body, 0xffff_ffff)],
    ['a header longer than the file', container(JSON.stringify(header), body, backup.length * 2)],
    ['a header as long as the file', container(JSON.stringify(header), body, backup.length)],
    ['a header that reaches into the body', container(JSON.stringify(header), body, headerBytes + 100)],
    ['spaces in the header', container(JSON.stringify(header, null, 2), body)],
    ['a database of no bytes', changed({ databaseBytes: 0 })],
    ['a database of more bytes than a file may have', changed({ databaseBytes: Number.MAX_SAFE_INTEGER })],
    ['a database of a negative length', changed({ databaseBytes: -1 })],
    ['a database of half a byte', changed({ databaseBytes: 0.5 })],
    ['a length as a text', changed({ databaseBytes: String(body.length) })],
    ['another hash', changed({ databaseSha256: 'A'.repeat(43) })],
    ['another signature', changed({ mac: 'A'.repeat(43) })],
    ['no signature', changed({ mac: undefined })],
    ['another day', changed({ createdAt: '1970-01-01T00:00:00.000Z' })],
    ['a day that is none', changed({ createdAt: '../../../beside' })],
    ['another reason', changed({ reason: 'by-nobody' })],
    ['a later shape', changed({ schemaVersion: 1_000_000 })],
    ['a later version', changed({ version: 2 })],
    ['another format', changed({ format: 'zip' })],
    ['a name to be written to', changed({ name: '../../beside/settings.json', path: '/tmp/x' })],
    ['no keys', changed({ keyring: null })],
    ['keys without slots', changed({ keyring: {} })],
    [
      'keys that cost the world',
      changed({
        keyring: { ...(header.keyring as object), slots: [{ type: 'passphrase', memoryKiB: 2 ** 40 }] },
      }),
    ],
    [
      'another database',
      container(
        JSON.stringify({ ...header, databaseBytes: otherBody.length, databaseSha256: hashOf(otherBody) }),
        otherBody,
      ),
    ],
    ['half of the database', backup.subarray(0, start + body.length / 2)],
    ['no database', backup.subarray(0, start)],
    ['more than the database', Buffer.concat([backup, Buffer.alloc(4096)])],
    ['a flipped bit in the database’s head', flipped(start + 20)],
    ['a flipped bit in its middle', flipped(start + Math.floor(body.length / 2))],
    ['a flipped bit at its end', flipped(backup.length - 1)],
    ['a flipped bit in the header', flipped(magic.length + 60)],
    ['zeros', Buffer.alloc(100_000)],
    ['a ZIP archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(1000)])],
    ...hostileJson.map(([name, json]) => [`a header that is ${name}`, container(json, body)] as const),
  ];
}

/** Backups, brought back with the recovery code that would fit. */
export function backupImporter(journal: AttackedJournal): Importer {
  return {
    name: 'backup',
    fate: 'refused',
    async attack(own) {
      cpSync(journal.dataFolder, own, { recursive: true });
      const folder = join(own, 'given');
      mkdirSync(folder);
      for (const [name, bytes] of hostileBackups(journal.backup)) writeFileSync(join(folder, name), bytes);
      mkdirSync(join(folder, 'a folder'));
      symlinkSync('/dev/zero', join(folder, 'a link to a device'));
      symlinkSync('a link to itself', join(folder, 'a link to itself'));
      if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'a pipe')]);

      const { call, close } = openWindowOn(own);
      const secret = { type: 'recovery-code', code: journal.recoveryCode } as const;
      const fates = new Map<string, Fate>();
      try {
        for (const name of [
          ...namesIn(folder),
          'absent',
          '../journal/journal.db',
          '../journal/journal.keys.json',
        ]) {
          const answer = await call('backup.restore', {
            from: { type: 'file', file: join(folder, name) },
            secret,
          });
          fates.set(name, answer.ok ? 'taken' : 'refused');
        }
        for (const name of [
          '../20261122T172501Z.casebook',
          '/20261122T172501Z.casebook',
          '20261122T172501Z.casebook/..',
          '..',
          '',
          '20261122T172501Z.casebook\u0000',
        ]) {
          const restored = await call('backup.restore', { from: { type: 'name', name }, secret });
          fates.set(`the name ${JSON.stringify(name)}`, restored.ok ? 'taken' : 'refused');
        }
        if (namesIn(join(own, 'journals')).length > 0) fates.set('a folder that was left behind', 'taken');
      } finally {
        await close();
      }
      return fates;
    },
  };
}
