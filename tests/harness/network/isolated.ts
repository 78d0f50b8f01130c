import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connections } from './connections.ts';

/** What a program did while it had no network but loopback. */
export interface IsolatedRun extends Connections {
  readonly exitCode: number | null;
  /** Names that were looked up, each once. */
  readonly names: readonly string[];
}

// Root needs no namespace of users; anybody else becomes root in one of their own.
const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
const unshare = ['unshare', ...asRoot, '--net', '--mount'];
const loopbackUp = 'ip link set lo up 2>/dev/null || ifconfig lo up';
const traced = 'execve,clone,clone3,fork,vfork,connect,sendto,sendmsg,sendmmsg';

/** Why nothing can be run without a network and traced here; nothing where it can. */
export function whyNotIsolated(): string | undefined {
  if (process.platform !== 'linux') return 'a network namespace and strace are Linux’s.';
  const works = (command: string) => spawnSync('/bin/sh', ['-c', command]).status === 0;
  if (!works(`${unshare.join(' ')} sh -c '${loopbackUp}'`)) {
    return 'a network namespace with loopback cannot be made (unshare, ip).';
  }
  return works('strace -f --seccomp-bpf -qq -e trace=connect -o /dev/null true')
    ? undefined
    : 'strace cannot follow a process here.';
}

/** Runs a program in a network namespace with nothing but loopback, and traces where it and its children connect. */
export async function runIsolated(
  folder: string,
  program: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<IsolatedRun> {
  const [summary, names, resolver] = ['connections.json', 'names', 'resolv.conf'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(names, '');
  writeFileSync(resolver, 'nameserver 127.0.0.1\n');
  const own = (name: string) => `"${process.execPath}" "${join(import.meta.dirname, name)}"`;
  const script = [
    loopbackUp,
    `mount --bind "${resolver}" /etc/resolv.conf`,
    `${own('answer-names.ts')} "${names}" &`,
    'answering=$!',
    `until [ -e "${names}.ready" ] || ! kill -0 $answering; do sleep 0.05; done`,
    `strace -f --seccomp-bpf -qq -s 0 -e trace=${traced} -o '|${own('follow-trace.ts')} "${summary}"' "$@"`,
    'code=$?',
    'kill $answering',
    'exit $code',
  ].join('\n');
  const [command = '', ...words] = unshare;
  const child = spawn(command, [...words, '/bin/sh', '-c', script, 'isolated', ...program], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment,
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  if (!existsSync(summary)) throw new Error('The trace told nothing.');
  const connections = JSON.parse(readFileSync(summary, 'utf8')) as Connections;
  const asked = readFileSync(names, 'utf8').split('\n').filter(Boolean);
  return { ...connections, exitCode, names: [...new Set(asked)].sort() };
}
