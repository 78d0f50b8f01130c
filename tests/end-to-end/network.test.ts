import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { environmentOf, makeFolders, removeFolders } from './harness/folders.ts';

const run = promisify(execFile);

test('the watch on the shell’s process sees a connection and a datagram socket, and nothing where there is none', async () => {
  const folders = await makeFolders();
  const complaintsOf = async (script: string) => {
    const { stderr } = await run(process.execPath, ['-e', script], { env: environmentOf(folders) });
    return stderr;
  };
  try {
    expect(await complaintsOf('require("net").connect(9, "127.0.0.1").on("error", () => {})')).toContain(
      'opened a connection',
    );
    expect(
      await complaintsOf('require("net").connect(9, "no.such.host.invalid").on("error", () => {})'),
    ).toContain('opened a connection');
    expect(await complaintsOf('require("net").connect("/no/such/socket").on("error", () => {})')).toBe('');
    expect(await complaintsOf('require("dgram").createSocket("udp4").close()')).toContain(
      'opened a connection',
    );
    expect(
      await complaintsOf(
        'require("net").createServer().listen(0, "127.0.0.1", function () { this.close() })',
      ),
    ).toBe('');
  } finally {
    await removeFolders(folders);
  }
});
