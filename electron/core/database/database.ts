import type Driver from 'better-sqlite3-multiple-ciphers';
import type { Sql } from './sql.ts';

/** A handle that can only look: what a reading handler is given. */
export interface ReadableDatabase {
  /** Every row; `Row` is the caller's promise of the columns, which the STRICT tables keep. */
  all<Row>(statement: Sql): Row[];
  /** The first row, if there is one. */
  get<Row>(statement: Sql): Row | undefined;
}

/** A handle that can change things: what a writing handler is given, inside a transaction. */
export interface WritableDatabase extends ReadableDatabase {
  /** Runs one statement and answers how many rows it changed. */
  run(statement: Sql): number;
}

/** An open database: only the thread that opened it may use it. */
export interface OpenDatabase extends WritableDatabase {
  /** Runs `work` in one transaction: all of it is durable when this returns, or none of it happened. */
  transaction<Value>(work: () => Value): Value;
  /** Runs statements that take no values, for migrations. */
  execute(script: string): void;
  pragma(pragma: string): unknown;
  /** Moves what is in the log into the database file, so that a damaged log can cost little. */
  checkpoint(): void;
  close(): void;
}

/** Wraps a driver's connection, preparing each statement once. */
export function wrap(connection: Driver.Database): OpenDatabase {
  const prepared = new Map<string, Driver.Statement<unknown[], unknown>>();
  function prepare(text: string): Driver.Statement<unknown[], unknown> {
    let statement = prepared.get(text);
    if (!statement) {
      statement = connection.prepare<unknown[], unknown>(text);
      prepared.set(text, statement);
    }
    return statement;
  }
  return {
    all: <Row>(statement: Sql) => prepare(statement.text).all(...statement.values) as Row[],
    get: <Row>(statement: Sql) => prepare(statement.text).get(...statement.values) as Row | undefined,
    run: (statement) => prepare(statement.text).run(...statement.values).changes,
    transaction: (work) => connection.transaction(work).immediate(),
    execute: (script) => {
      connection.exec(script);
    },
    pragma: (pragma) => connection.pragma(pragma, { simple: true }),
    checkpoint: () => {
      connection.pragma('wal_checkpoint(TRUNCATE)');
    },
    close: () => {
      connection.close();
    },
  };
}
