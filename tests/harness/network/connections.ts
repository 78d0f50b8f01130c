/** Who opened a connection: a browser, or anything else that was traced. */
export type Origin = 'browser' | 'casebook';

/** Where processes connected or sent to. */
export interface Connections {
  /** To this computer itself, over the network's own addresses. */
  readonly loopback: Readonly<Record<Origin, number>>;
  /** To anywhere else, by address, with how often. */
  readonly elsewhere: Readonly<Record<Origin, Readonly<Record<string, number>>>>;
}

/** Reads the lines of a trace, one after another. */
export interface TraceReader {
  read(line: string): void;
  connections(): Connections;
}

const browserProgram = /chrom|headless_shell|firefox|msedge/i;

/**
 * Reads what `strace -f` told of `execve`, `clone` and every call that names an address. A process is what it last
 * executed, or what its parent was.
 */
export function traceReader(): TraceReader {
  const origins = new Map<string, Origin>();
  const executing = new Map<string, Origin>();
  /** A child may connect before its parent's call that made it is told: then whose it is comes later. */
  const early = new Map<string, string[]>();
  const loopback: Record<Origin, number> = { browser: 0, casebook: 0 };
  const elsewhere: Record<Origin, Record<string, number>> = { browser: {}, casebook: {} };

  function follow(process: string, call: string): void {
    const [, program] = /^execve\("([^"]*)"/.exec(call) ?? [];
    if (program !== undefined) executing.set(process, browserProgram.test(program) ? 'browser' : 'casebook');
    const isExecuted = /^(execve\(|<\.\.\. execve resumed).*= 0$/.test(call);
    const executed = executing.get(process);
    if (isExecuted && executed) belong(process, executed);
    const [, child] = /^(?:<\.\.\. )?(?:clone3?|v?fork)\b.* = (\d+)$/.exec(call) ?? [];
    if (child !== undefined && !executing.has(child)) belong(child, origins.get(process) ?? 'casebook');
  }

  function belong(process: string, origin: Origin): void {
    origins.set(process, origin);
    for (const address of early.get(process) ?? []) count(origin, address);
    early.delete(process);
  }

  function count(origin: Origin, address: string): void {
    if (isLoopback(address)) loopback[origin] += 1;
    else elsewhere[origin][address] = (elsewhere[origin][address] ?? 0) + 1;
  }

  return {
    read(line) {
      const [, process = '', call = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
      follow(process, call);
      const address = addressIn(call);
      if (address === undefined) return;
      const origin = origins.get(process);
      if (origin !== undefined) count(origin, address);
      else early.set(process, [...(early.get(process) ?? []), address]);
    },
    connections: () => {
      // Whose it was never came out: then nobody but Casebook is to be blamed.
      for (const addresses of early.values()) for (const address of addresses) count('casebook', address);
      early.clear();
      return { loopback, elsewhere };
    },
  };
}

function addressIn(call: string): string | undefined {
  if (!/^(connect|sendto|sendmsg|sendmmsg)\(/.test(call)) return undefined;
  return (
    /sin_addr=inet_addr\("([^"]+)"\)/.exec(call)?.[1] ?? /inet_pton\(AF_INET6, "([^"]+)"/.exec(call)?.[1]
  );
}

function isLoopback(address: string): boolean {
  return /^127\./.test(address) || address === '::1' || /^::ffff:127\./.test(address);
}
