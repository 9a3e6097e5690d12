import { setTimeout } from 'node:timers/promises';

import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, SqliteDialect, SqliteDriver } from 'kysely';
import type Sqlite from 'libsql';

import { inTurn } from './turn.ts';

/** Milliseconds: how long a writer waits for another, and between tries. */
const patience = 10_000;
const pause = 5;

/**
 * SQLite for kysely, where every write starts by asking for the write lock. SQLite itself would wait for
 * it in the main thread, and refuse a transaction that turns from reading to writing; this wait is made
 * of short tries, between which the process goes on.
 */
export class PatientSqliteDialect extends SqliteDialect {
  readonly #file: Sqlite.Database;

  constructor(file: Sqlite.Database) {
    super({ database: file });
    this.#file = file;
  }

  override createDriver(): Driver {
    return new PatientSqliteDriver(this.#file);
  }
}

class PatientSqliteDriver extends SqliteDriver {
  readonly #file: Sqlite.Database;

  constructor(file: Sqlite.Database) {
    super({ database: file });
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const file = this.#file;
    const inner = await super.acquireConnection();
    return {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        await inTurn();
        refuseClosed(file);
        if (file.inTransaction || !isWrite(query)) return inner.executeQuery<R>(query);
        await beginWriting(file);
        try {
          const result = await inner.executeQuery<R>(query);
          file.exec('COMMIT');
          return result;
        } catch (error) {
          if (isInTransaction(file)) file.exec('ROLLBACK');
          throw error;
        }
      },
      streamQuery: (query, chunkSize) => inner.streamQuery(query, chunkSize),
    };
  }

  override async beginTransaction(): Promise<void> {
    await beginWriting(this.#file);
  }

  /** A full disk and a failed read or write end a transaction by themselves: there is nothing left to roll back, and their own error is what is told. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (isInTransaction(this.#file)) await super.rollbackTransaction(connection);
  }
}

function isWrite({ query: { kind } }: CompiledQuery): boolean {
  return kind === 'InsertQueryNode' || kind === 'UpdateQueryNode' || kind === 'DeleteQueryNode';
}

/**
 * Opens a transaction that holds the write lock.
 *
 * @throws the engine's SQLITE_BUSY where another holds it for longer than 10 s.
 */
export async function beginWriting(file: Sqlite.Database): Promise<void> {
  for (let tries = patience / pause; ; tries -= 1) {
    refuseClosed(file);
    try {
      // By exec: a prepared BEGIN that fails stays open in libsql and would stop the COMMIT.
      file.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || tries <= 0) throw error;
    }
    await setTimeout(pause);
  }
}

/** A file may be closed between two turns of who waits for it. */
function refuseClosed(file: Sqlite.Database): void {
  if (!file.open) throw new Error('the file was closed');
}

/** Asked of a file that was closed, libsql ends the process. */
function isInTransaction(file: Sqlite.Database): boolean {
  return file.open && file.inTransaction;
}

/** Whether another connection holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
