import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealDrop } from '../../../electron/core/drop-box/drop-format.ts';
import { unreadableFolderName } from '../../../electron/core/drop-box/merge-drops.ts';
import { journalFiles } from '../../../electron/core/vault/journal-files.ts';
import type { EntryId } from '../../../shared/domain/entry/entry.ts';
import { idOf } from '../../support/journal.ts';
import { type AttackedJournal, namesIn, textsOf } from './attacked-journal.ts';
import { hostileJson } from './hostile-json.ts';
import type { Fate, Importer } from './import-runner.ts';

const createdAt = '2026-11-20T12:00:00.000Z';
const good = { kind: 'win', date: '2026-11-20', text: 'A hostile entry' };

/** Contents that anybody can encrypt to the drop box, whose public key lies open in the folder. */
function hostileContents(id: string): readonly (readonly [string, string | Buffer])[] {
  const entry = (more: object) => JSON.stringify({ createdAt, entry: { ...good, id, ...more } });
  const body = (...children: unknown[]) => entry({ body: { root: { type: 'root', children } } });
  const link = (url: string) => ({
    type: 'paragraph',
    children: [{ type: 'link', url, children: [{ type: 'text', text: 'the words' }] }],
  });
  const item = '{"type":"listitem","children":[';
  const deep = body().replace('"children":[]', `"children":[${item.repeat(5000)}${']}'.repeat(5000)}]`);
  return [
    ['an entry for another id', entry({ id: idOf(0xbad) })],
    ['an entry without an id', JSON.stringify({ createdAt, entry: good })],
    ['an id that leads elsewhere', entry({ id: '../../beside/settings' })],
    ['no text', entry({ text: undefined })],
    ['a blank text', entry({ text: ' \n ' })],
    ['a text longer than the longest', entry({ text: 'x'.repeat(200_001) })],
    ['a kind nobody knows', entry({ kind: 'victory' })],
    ['a day that is none', entry({ date: '2026-02-30' })],
    ['an unsafe link', entry({ links: [{ url: 'javascript:alert(1)', label: 'x' }] })],
    ['a link to a file', entry({ links: [{ url: 'file:///etc/passwd', label: 'x' }] })],
    ['a thousand people', entry({ people: Array(1000).fill({ name: 'x', role: 'witness' }) })],
    ['a field nobody knows', entry({ command: 'open' })],
    [
      'a field of the prototype',
      `{"createdAt":"${createdAt}","entry":{"__proto__":{"isAdmin":true},"id":"${id}"}}`,
    ],
    ['more beside the entry', JSON.stringify({ createdAt, entry: { ...good, id }, also: 1 })],
    ['a moment that is none', JSON.stringify({ createdAt: 'now', entry: { ...good, id } })],
    [
      'a moment out of time',
      JSON.stringify({ createdAt: '+275760-09-13T00:00:00.001Z', entry: { ...good, id } }),
    ],
    ['a body with an unsafe link', body(link('javascript:alert(1)'))],
    ['a body with data for a link', body(link('data:text/html,<script>alert(1)</script>'))],
    ['a body with an unknown node', body({ type: 'iframe', src: 'https://hostile.example/' })],
    ['a body with a script for a heading', body({ type: 'heading', tag: 'script', children: [] })],
    [
      'a body with a style',
      body({ type: 'paragraph', children: [{ type: 'text', text: 'x', style: 'color:red' }] }),
    ],
    [
      'a body with hidden nodes',
      body({ type: 'paragraph', children: [], $slots: { a: link('javascript:alert(1)') } }),
    ],
    ['a body as deep as it goes', deep],
    ['a body without a root', entry({ body: {} })],
    ...hostileJson,
  ];
}

/** Drops: files anybody with the folder can put there, unlocked with the journal. */
export function dropImporter(journal: AttackedJournal): Importer {
  return {
    name: 'drop box',
    fate: 'set aside',
    async attack(own) {
      cpSync(journal.dataFolder, own, { recursive: true });
      const { drop } = journalFiles(join(own, 'journal'));
      mkdirSync(drop, { recursive: true });
      const names = new Map<string, string>();
      let number = 0x7000;
      const place = (what: string, make: (file: string, id: EntryId) => void) => {
        number += 1;
        const id = idOf(number) as EntryId;
        names.set(what, `${id}.drop`);
        make(join(drop, `${id}.drop`), id);
      };
      const { key, vaultId } = journal.dropBox;
      const sealed = (contents: string | Buffer, id: EntryId) =>
        sealDrop(Buffer.from(contents), key, { id, vaultId });

      for (const [index, [what]] of hostileContents('').entries()) {
        place(what, (file, id) => writeFileSync(file, sealed(hostileContents(id)[index]?.[1] ?? '', id)));
      }
      const plain = (id: EntryId) => JSON.stringify({ createdAt, entry: { ...good, id } });
      place('an empty file', (file) => writeFileSync(file, ''));
      place('readable JSON', (file, id) => writeFileSync(file, plain(id)));
      place('the head alone', (file) => writeFileSync(file, 'CASEBOOK DROP 1\n'));
      place('another version', (file, id) =>
        writeFileSync(
          file,
          Buffer.concat([Buffer.from('CASEBOOK DROP 2\n'), sealed(plain(id), id).subarray(16)]),
        ),
      );
      place('a drop for another entry', (file) =>
        writeFileSync(file, sealed(plain(idOf(9) as EntryId), idOf(9) as EntryId)),
      );
      place('a drop for another vault', (file, id) =>
        writeFileSync(file, sealDrop(Buffer.from(plain(id)), key, { id, vaultId: idOf(1) })),
      );
      place('a weak key', (file, id) => {
        const bytes = sealed(plain(id), id);
        bytes.fill(0, 16, 48);
        writeFileSync(file, bytes);
      });
      for (const at of [0, 20, 60, -1]) {
        place(`a flipped bit at ${at}`, (file, id) => {
          const bytes = sealed(plain(id), id);
          const index = at < 0 ? bytes.length + at : at;
          bytes[index] = (bytes[index] ?? 0) ^ 1;
          writeFileSync(file, bytes);
        });
      }
      place('half a drop', (file, id) => writeFileSync(file, sealed(plain(id), id).subarray(0, 100)));
      place('a drop and a half', (file, id) =>
        writeFileSync(file, Buffer.concat([sealed(plain(id), id), Buffer.alloc(99)])),
      );
      place('a drop of forty megabytes', (file) => writeFileSync(file, Buffer.alloc(40 * 1024 * 1024)));
      place('a folder', (file) => mkdirSync(file));
      place('a link to another file', (file) => symlinkSync('../../../../beside/settings.json', file));
      place('a link to a device', (file) => symlinkSync('/dev/zero', file));
      if (process.platform !== 'win32') place('a pipe', (file) => void execFileSync('mkfifo', [file]));
      for (const name of [
        '.drop',
        '..drop',
        'x.drop',
        `${'x'.repeat(200)}.drop`,
        `${idOf(0x8000).toUpperCase()}X.drop`,
        `${idOf(1)}\n.drop`,
      ]) {
        names.set(`the name ${JSON.stringify(name)}`, name);
        writeFileSync(join(drop, name), sealed(plain(idOf(1) as EntryId), idOf(1) as EntryId));
      }

      const texts = await textsOf({ ...journal, dataFolder: own });
      const aside = new Set(namesIn(join(drop, unreadableFolderName)));
      const fates = new Map<string, Fate>();
      for (const [what, name] of names) fates.set(what, aside.has(name) ? 'set aside' : 'taken');
      if (texts.join() !== 'Moved the cache') fates.set('an entry nobody wrote', 'taken');
      return fates;
    },
  };
}
