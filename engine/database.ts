import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBResultReader,
  type DuckDBType,
  type DuckDBValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBScalarFunction,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DOUBLE,
  LIST,
  VARCHAR,
  listValue,
  structValue,
} from '@duckdb/node-api';

import { CasemindError, asDiskFull } from './errors.ts';
import { maskIdentifiers } from './identifiers.ts';
import { safeText } from './safe-text.ts';
import { spreadsheetText } from './spreadsheet-text.ts';
import { loadSql } from './sql.ts';

/** What may be bound to a statement. Whole numbers bind as INTEGER or BIGINT, others as DOUBLE, arrays as lists, objects as structs. */
export type Parameter = string | number | bigint | boolean | null | readonly string[] | readonly number[] | { readonly [name: string]: string };
export type Parameters = Readonly<Record<string, Parameter>>;
export type Row = Record<string, unknown>;

export interface DatabaseOptions {
  readonly threads?: number | undefined;
  /** DuckDB's notation, such as `2GB`. */
  readonly memoryLimit?: string | undefined;
  /** Where DuckDB may spill; without it a file database spills beside itself. */
  readonly tempDirectory?: string | undefined;
}

/** Statements that a connection keeps prepared. */
export interface Prepared {
  readonly most: number;
  /** What the text of a statement holds that reads tables whose rows change: its plan is made for what they hold when it is made. */
  readonly except: RegExp;
}

/**
 * One DuckDB instance. Open one per file and process: two in one process lose committed rows.
 * Queries run off the main thread; use one connection for each concurrent query.
 */
export class Database {
  readonly #instance: DuckDBInstance;
  /** Where it writes, for errors that do not say. */
  readonly #place: string;

  private constructor(instance: DuckDBInstance, place: string) {
    this.#instance = instance;
    this.#place = place;
  }

  /** @param path a file, or `:memory:`. */
  static async open(path: string, options: DatabaseOptions = {}): Promise<Database> {
    const settings: Record<string, string> = {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // The newest file format halves the snapshot's query times; older DuckDBs need not read it.
      storage_compatibility_version: 'v1.5.0',
    };
    if (options.threads !== undefined) settings['threads'] = String(options.threads);
    if (options.memoryLimit !== undefined) settings['memory_limit'] = options.memoryLimit;
    if (options.tempDirectory !== undefined) settings['temp_directory'] = options.tempDirectory;
    const place = path === ':memory:' ? (options.tempDirectory ?? path) : path;
    try {
      const instance = await DuckDBInstance.create(path, settings);
      await registerTextFunctions(instance);
      return new Database(instance, place);
    } catch (error) {
      throw asDiskFull(error, place);
    }
  }

  /** @param prepared which statements that give rows the connection keeps prepared, by their text; none unless told. */
  async connect(prepared: Prepared = { most: 0, except: /(?:)/u }): Promise<Connection> {
    return new Connection(await this.#instance.connect(), { place: this.#place, prepared });
  }

  /**
   * Lets statements read texts of this process by `given_text(name)`. What a name gives may change from one run of a prepared
   * statement to the next; a bound value would have the statement planned anew each time.
   */
  async provideTexts(textOf: (name: string) => string): Promise<void> {
    const connection = await this.#instance.connect();
    connection.registerScalarFunction(textFunction('given_text', textOf, { isVolatile: true }));
    connection.closeSync();
  }

  close(): void {
    this.#instance.closeSync();
  }
}

/** One connection: statements on it run one after the other. */
export class Connection {
  /** DuckDB's own connection, for the column readers and writers of this folder. */
  readonly duckdb: DuckDBConnection;
  readonly #place: string;
  readonly #kept: Prepared;
  /** Statements kept prepared, the least recently used first: planning costs as much as a short read. */
  readonly #prepared = new Map<string, DuckDBPreparedStatement>();

  /** @param options.place where its database writes, for errors that do not say; `prepared` as in `Database.connect`. */
  constructor(connection: DuckDBConnection, { place, prepared }: { readonly place: string; readonly prepared: Prepared }) {
    this.duckdb = connection;
    this.#place = place;
    this.#kept = prepared;
  }

  /** Runs a statement for its effect and gives the number of rows it changed. */
  async run(sql: string, parameters: Parameters = {}): Promise<number> {
    const result = await this.#guarded(() => this.duckdb.run(sql, bindable(parameters), typesOf(parameters)));
    return result.rowsChanged;
  }

  /** Does some work in one transaction: all of it is there, or nothing. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run('BEGIN');
    try {
      const made = await work();
      await this.run('COMMIT');
      return made;
    } catch (error) {
      await this.run('ROLLBACK').catch(() => {});
      throw error;
    }
  }

  /** Sets a session variable, which SQL reads with `getvariable`. */
  async setVariable(name: string, value: Parameter): Promise<void> {
    await this.run(`SET VARIABLE ${quoteIdentifier(name)} = $value`, { value });
  }

  /** Share of the running statement that is done, 0–100, or undefined where DuckDB cannot tell. */
  get progress(): number | undefined {
    const { percentage } = this.duckdb.progress;
    return percentage >= 0 ? percentage : undefined;
  }

  /** Bytes that DuckDB may hold in memory. */
  async memoryLimit(): Promise<number> {
    const [row] = await this.rows<{ memory: string }>("SELECT current_setting('memory_limit') AS memory");
    const [, amount, unit] = /^([\d.]+) (bytes|[KMGT]iB)$/u.exec(row?.memory ?? '') ?? [];
    if (amount === undefined || unit === undefined) throw new Error(`DuckDB's memory limit is ${row?.memory}`);
    return Math.round(Number(amount) * 1024 ** ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'].indexOf(unit));
  }

  /** Runs `sql/<name>.sql`, which may hold several statements; parameters bind to the last of them. */
  runFile(name: string, parameters: Parameters = {}): Promise<number> {
    return named(name, () => this.run(loadSql(name), parameters));
  }

  /** Rows as plain objects: BIGINT, HUGEINT and DECIMAL are numbers, DATE is `YYYY-MM-DD`, TIMESTAMP is ISO 8601 UTC. */
  async rows<T = Row>(sql: string, parameters: Parameters = {}): Promise<T[]> {
    const reader = await this.#guarded(() => (this.#kept.most > 0 && !this.#kept.except.test(sql) ? this.#readPrepared(sql, parameters) : this.duckdb.runAndReadAll(sql, bindable(parameters), typesOf(parameters))));
    const names = reader.deduplicatedColumnNames();
    // The statement decides what a row holds; whoever wrote it says so by T.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return reader.getRows().map((values) => Object.fromEntries(values.map((value, i) => [names[i], plain(value)]))) as T[];
  }

  /** Rows of `sql/<name>.sql`. */
  rowsOfFile<T = Row>(name: string, parameters: Parameters = {}): Promise<T[]> {
    return named(name, () => this.rows<T>(loadSql(name), parameters));
  }

  async #readPrepared(sql: string, parameters: Parameters): Promise<DuckDBResultReader> {
    const statement = this.#prepared.get(sql) ?? (await this.duckdb.prepare(sql));
    this.#prepared.delete(sql);
    this.#prepared.set(sql, statement);
    const [oldest] = this.#prepared;
    if (oldest && this.#prepared.size > this.#kept.most) {
      this.#prepared.delete(oldest[0]);
      oldest[1].destroySync();
    }
    statement.bind(bindable(parameters), typesOf(parameters));
    return statement.runAndReadAll();
  }

  /** @throws CasemindError DISK_FULL, MEMORY_FULL; DuckDB's own error for anything else. */
  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Error && error.message.includes('Out of Memory Error')) throw new CasemindError('MEMORY_FULL', undefined, { cause: error });
      throw asDiskFull(error, this.#place);
    }
  }

  /** Ends the statement that is running. */
  interrupt(): void {
    this.duckdb.interrupt();
  }

  close(): void {
    this.duckdb.closeSync();
  }
}

/** Functions of this process on text, which `sql/text.sql` calls; statements of every connection of the instance may. */
const textFunctions: Readonly<Record<string, (text: string) => string>> = { made_masked: maskIdentifiers, made_safe: safeText, made_for_spreadsheets: spreadsheetText };

async function registerTextFunctions(instance: DuckDBInstance): Promise<void> {
  const connection = await instance.connect();
  for (const [name, make] of Object.entries(textFunctions)) connection.registerScalarFunction(textFunction(name, make));
  connection.closeSync();
}

function textFunction(name: string, make: (text: string) => string, { isVolatile = false } = {}): DuckDBScalarFunction {
  return DuckDBScalarFunction.create({
    name,
    parameterTypes: [VARCHAR],
    returnType: VARCHAR,
    volatile: isVolatile,
    mainFunction(_info, input, output) {
      const texts = input.getColumnVector(0);
      for (let row = 0; row < input.rowCount; row += 1) {
        const text = texts.getItem(row);
        output.setItem(row, typeof text === 'string' ? make(text) : null);
      }
      output.flush();
    },
  });
}

/** DuckDB reads paths as patterns; in this one each character stands for itself. */
export function literalGlob(path: string): string {
  return path.replaceAll(/[[*?]/g, '[$&]');
}

/** A single-quoted SQL literal, for the few places (ATTACH, COPY) where DuckDB takes no parameter. */
export function quoteLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A double-quoted SQL identifier. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An error of DuckDB says which file it came from. */
async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CasemindError || !(error instanceof Error)) throw error;
    throw new Error(`sql/${name}.sql: ${error.message}`, { cause: error });
  }
}

function bindable(parameters: Parameters): Record<string, DuckDBValue> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, duckdbValue(value)]));
}

/** The type of lists that do not show it by their first item: those without items, and numbers of which some are no whole ones. */
/** Whether DuckDB takes a list that begins with it for one of INTEGER. */
function isSmallInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}

function typesOf(parameters: Parameters): Record<string, DuckDBType> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]): [string, DuckDBType][] => {
      if (!Array.isArray(value)) return typeof value === 'number' && !Number.isSafeInteger(value) ? [[name, DOUBLE]] : [];
      if (value.length === 0) return [[name, LIST(VARCHAR)]];
      return value.some((item) => typeof item === 'number' && !isSmallInteger(item)) ? [[name, LIST(DOUBLE)]] : [];
    }),
  );
}

function duckdbValue(value: Parameter): DuckDBValue {
  if (value === null || typeof value !== 'object') return value;
  return isArray(value) ? listValue(value) : structValue(value);
}

// Array.isArray does not narrow readonly arrays.
const isArray = (value: object): value is readonly (string | number)[] => Array.isArray(value);

function plain(value: DuckDBValue): unknown {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? Number(value) : value;
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return new Date(Number(value.micros / 1000n)).toISOString();
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, plain(entry)]));
  return value.toString();
}

