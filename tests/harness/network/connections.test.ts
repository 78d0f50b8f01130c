import { expect, test } from 'vitest';
import { traceReader } from './connections.ts';

const address = (text: string) => `sin_port=htons(53), sin_addr=inet_addr("${text}")`;

function connectionsIn(lines: readonly string[]) {
  const reader = traceReader();
  for (const line of lines) reader.read(line);
  return reader.connections();
}

test('a connection belongs to the program its process executed, or its parent did', () => {
  const { loopback, elsewhere } = connectionsIn([
    '1 execve("/usr/bin/node", ..., ...) = 0',
    `1 connect(3, {sa_family=AF_INET, ${address('127.0.0.1')}}, 16) = 0`,
    '1 clone(child_stack=NULL, flags=...) = 2',
    '2 execve("/usr/bin/chromium", ..., ... <unfinished ...>',
    '2 <... execve resumed>) = 0',
    '2 clone3({flags=...} => {parent_tid=[0]}, 88) = 3',
    `3 connect(4, {sa_family=AF_INET, ${address('192.0.2.1')}}, 16) = -1 ENETUNREACH (...)`,
    `1 sendto(5, ""..., 3, 0, {sa_family=AF_INET, ${address('192.0.2.2')}}, 16) = 3`,
    '1 connect(6, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = 0',
  ]);
  expect(loopback).toEqual({ browser: 0, casebook: 1 });
  expect(elsewhere).toEqual({ browser: { '192.0.2.1': 1 }, casebook: { '192.0.2.2': 1 } });
});

test('a child that connects before it is told whose it is belongs to its parent, and to Casebook if it never is', () => {
  const { elsewhere } = connectionsIn([
    '1 execve("/usr/bin/chromium", ..., ...) = 0',
    '1 clone3({flags=...} <unfinished ...>',
    `2 connect(4, {sa_family=AF_INET6, inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28 <unfinished ...>`,
    '1 <... clone3 resumed> => {parent_tid=[0]}, 88) = 2',
    `9 connect(4, {sa_family=AF_INET, ${address('192.0.2.9')}}, 16) = 0`,
  ]);
  expect(elsewhere).toEqual({ browser: { '2001:db8::1': 1 }, casebook: { '192.0.2.9': 1 } });
});
