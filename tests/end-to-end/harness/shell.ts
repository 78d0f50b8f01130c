import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { environmentOf, type Folders } from './folders.ts';

/** How a person starts Casebook in the browser. */
export interface StartOptions {
  /** `start` is what `npm start` runs; `shell` is the browser shell itself. */
  readonly by?: 'start' | 'shell';
  /** The words on the command line; the test's journal folder where absent. */
  readonly words?: readonly string[];
  /** No file of it can grow larger: what a full disk is to it. */
  readonly largestFileKiB?: number;
  /** Lets `beAwayTwoMinutes` move its clock. */
  readonly hasMovingClock?: boolean;
  /** Beside the person's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

const commands = {
  start: ['scripts/start.ts', '--browser'],
  shell: ['electron/browser/main.ts'],
} as const;
/** As `npm start` has them. */
const engineOptions = ['--liftoff-only', '--wasm-num-compilation-tasks=0'];
const project = fileURLToPath(new URL('../../..', import.meta.url));
const movingClock = new URL('./shift-clock.ts', import.meta.url).href;
const survival = new URL('./survive-file-limit.ts', import.meta.url).href;
const patienceMs = 30_000;

/** The browser shell in a process of its own, as it was started from a terminal. */
export class Shell {
  /** What it printed so far. */
  output = '';
  /** What it complained of so far. */
  complaints = '';
  readonly #process: ChildProcess;
  readonly #exited: Promise<number | null>;
  #isKilled = false;

  private constructor(
    folders: Folders,
    {
      by = 'shell',
      words = ['--journal', folders.journal],
      largestFileKiB,
      hasMovingClock = false,
      environment = {},
    }: StartOptions,
  ) {
    const preloads = [
      ...(hasMovingClock ? [movingClock] : []),
      ...(largestFileKiB === undefined ? [] : [survival]),
    ];
    const engine = [...engineOptions, ...preloads.map((file) => `--import=${file}`)];
    const program = [process.execPath, ...engine, ...commands[by], '--no-open', ...words] as const;
    const [command, ...rest] =
      largestFileKiB === undefined
        ? program
        : (['/bin/bash', '-c', `ulimit -f ${largestFileKiB}; exec "$@"`, 'limited', ...program] as const);
    this.#process = spawn(command, rest, {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environmentOf(folders), ...environment },
    });
    this.#process.stdout?.on('data', (data) => {
      this.output += String(data);
    });
    this.#process.stderr?.on('data', (data) => {
      this.complaints += String(data);
    });
    this.#exited = once(this.#process, 'close').then(([code]) => code as number | null);
  }

  /** Starts it and waits until it prints its address. */
  static async start(folders: Folders, options: StartOptions = {}): Promise<Shell> {
    const shell = new Shell(folders, options);
    await shell.#addressPrinted();
    return shell;
  }

  /** The address it printed, which lets one window in, once. */
  get address(): string {
    return /Casebook is at (http:\S+)/.exec(this.output)?.[1] ?? '';
  }

  get origin(): string {
    return new URL(this.address).origin;
  }

  get isKilled(): boolean {
    return this.#isKilled;
  }

  get processId(): number | undefined {
    return this.#process.pid;
  }

  /** Asks it to end, as Ctrl-C does; answers its exit code. */
  end(): Promise<number | null> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.#process.kill('SIGINT');
    return this.#exited;
  }

  /** Lets two minutes pass for it, in which nobody does anything. */
  beAwayTwoMinutes(): void {
    this.#process.kill('SIGUSR2');
  }

  /** Takes it away without a word, as a crash does. */
  async kill(): Promise<void> {
    this.#isKilled = true;
    this.#process.kill('SIGKILL');
    await this.#exited;
  }

  #addressPrinted(): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = (reason: string) => {
        reject(new Error(`${reason}\n${this.output}${this.complaints}`));
      };
      const patience = setTimeout(() => {
        this.#process.kill('SIGKILL');
        giveUp('Casebook printed no address.');
      }, patienceMs);
      this.#process.stdout?.on('data', () => {
        if (!/Casebook is at http:\S+\s/.test(this.output)) return;
        clearTimeout(patience);
        resolve();
      });
      void this.#exited.then((code) => {
        clearTimeout(patience);
        giveUp(`Casebook ended with ${code}.`);
      });
    });
  }
}
